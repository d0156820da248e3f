package io.countersign.schedules.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL of more than a line lies in a file beside the class that asks for it. */
public final class SqlFile {
  private SqlFile() {}

  public static String read(Class<?> beside, String name) {
    try (InputStream text = beside.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
