package io.countersign.lake;

import io.countersign.problem.Resources;
import io.countersign.problem.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.xbean.asm9.ClassReader;

/**
 * Which code this is: a hash over all classes of the product, the same wherever the same code was
 * built, and the same to its tests.
 */
public final class CodeVersion {
  private static final String PRODUCT = "io/countersign/";

  /** The mark of a class in the constants of a class file. */
  private static final int CLASS = 7;

  private static final SortedMap<String, byte[]> CLASSES = classes();
  private static final Map<String, Code> READ = new ConcurrentHashMap<>();
  private static final String CURRENT = hash();

  private CodeVersion() {}

  /** Twelve hex digits. */
  public static String current() {
    return CURRENT;
  }

  /** The version of the code together with a text that it runs. */
  public static String of(String text) {
    return Sha256.hex(CURRENT + text).substring(0, 12);
  }

  /**
   * The version of the code that these classes can reach, together with a text that it runs: what
   * they cannot reach may change.
   */
  public static String reachedFrom(String text, Class<?>... roots) {
    String code =
        reached(roots).stream().map(name -> READ.get(name).hash()).collect(Collectors.joining());
    return Sha256.hex(code + text).substring(0, 12);
  }

  /** The product's classes that these name, and those that they name, and so on. */
  static SortedSet<String> reached(Class<?>... roots) {
    SortedSet<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>();
    Stream.of(roots).forEach(root -> next.add(root.getName().replace('.', '/')));
    while (!next.isEmpty()) {
      String name = next.pop();
      if (reached.add(name)) {
        next.addAll(READ.computeIfAbsent(name, CodeVersion::read).names());
      }
    }
    return reached;
  }

  /**
   * A class of the product.
   *
   * @param names of the product's classes that it names
   */
  private record Code(String hash, Set<String> names) {}

  private static Code read(String name) {
    byte[] bytes = CLASSES.get(name + ".class");
    return bytes == null
        ? new Code("", Set.of())
        : new Code(Sha256.hex(bytes), names(new ClassReader(bytes)));
  }

  private static Set<String> names(ClassReader code) {
    char[] buffer = new char[code.getMaxStringLength()];
    return IntStream.range(1, code.getItemCount())
        .map(code::getItem)
        .filter(at -> at > 0 && code.readByte(at - 1) == CLASS)
        .mapToObj(at -> code.readUTF8(at, buffer).replaceAll("^\\[+L|;$", ""))
        .filter(name -> name.startsWith(PRODUCT))
        .collect(Collectors.toSet());
  }

  private static SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    Resources.visit(
        "io/countersign",
        (name, file) -> {
          if (name.endsWith(".class") && !isOfTests(file)) {
            classes.put(name, Files.readAllBytes(file));
          }
        });
    return classes;
  }

  private static String hash() {
    MessageDigest digest = Sha256.digest();
    CLASSES.values().forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  private static boolean isOfTests(Path file) {
    String root = file.getFileSystem() + file.toString().replace('\\', '/');
    return root.contains("/test-classes/") || root.contains("-tests.jar");
  }
}
