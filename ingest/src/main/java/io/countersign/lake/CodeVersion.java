package io.countersign.lake;

import io.countersign.problem.Resources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    MessageDigest digest = sha256();
    digest.update(CURRENT.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of()
        .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 12);
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
    MessageDigest digest = sha256();
    classes.values().forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  private static boolean isOfTests(Path file) {
    String root = file.getFileSystem() + file.toString().replace('\\', '/');
    return root.contains("/test-classes/") || root.contains("-tests.jar");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
