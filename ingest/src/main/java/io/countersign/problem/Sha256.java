package io.countersign.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** SHA-256. */
public final class Sha256 {
  /** Bytes of a file that share one short hash, so that a change can be placed. */
  public static final int BLOCK = 4096;

  private static final int SHORT = 8;

  private Sha256() {}

  public static byte[] bytes(byte[] content) {
    return digest().digest(content);
  }

  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(bytes(content));
  }

  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String hex(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return hex(stream);
    }
  }

  /** Of all that comes until its end; it is not closed. */
  public static String hex(InputStream stream) throws IOException {
    MessageDigest digest = digest();
    byte[] block = new byte[65536];
    for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
      digest.update(block, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** One that is fed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first eight hex digits for each block of the content. */
  public static List<String> blocks(byte[] content) {
    List<String> blocks = new ArrayList<>();
    for (int from = 0; from < content.length; from += BLOCK) {
      byte[] block = Arrays.copyOfRange(content, from, Math.min(content.length, from + BLOCK));
      blocks.add(hex(block).substring(0, SHORT));
    }
    return blocks;
  }
}
