package io.countersign.schedules.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * SQL that lies beside this class. {@code {views}} in it stands for the schema that readers know,
 * {@code {own}} for the one of the edition, both quoted.
 */
final class SqlTemplate {
  private SqlTemplate() {}

  static String read(String file, String views, String own) {
    try (InputStream text = SqlTemplate.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{views}", SqlQuoting.name(views))
          .replace("{own}", SqlQuoting.name(own));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
