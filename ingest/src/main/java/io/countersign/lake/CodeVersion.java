package io.countersign.lake;

import io.countersign.problem.Resources;
import io.countersign.problem.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which code this is: a hash over all classes of the product, the same wherever the same code was
 * built, and the same to its tests.
 */
public final class CodeVersion {
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

  private static String hash() {
    Map<String, byte[]> classes = new TreeMap<>();
    Resources.visit(
        "io/countersign",
        (name, file) -> {
          if (name.endsWith(".class") && !isOfTests(file)) {
            classes.put(name, Files.readAllBytes(file));
          }
        });
    MessageDigest digest = Sha256.digest();
    classes.values().forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  private static boolean isOfTests(Path file) {
    String root = file.getFileSystem() + file.toString().replace('\\', '/');
    return root.contains("/test-classes/") || root.contains("-tests.jar");
  }
}
