package io.countersign.schedules.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal. */
public final class FileHash {
  private FileHash() {}

  public static String of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return of(stream);
    }
  }

  static String of(InputStream stream) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[65536];
    for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
      digest.update(block, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
