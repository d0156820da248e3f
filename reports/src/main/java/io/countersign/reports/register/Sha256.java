package io.countersign.reports.register;

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
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(bytes(content));
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
