package io.countersign.schedules.docs;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What to do when something goes wrong.
 *
 * @param exits by the exit code of a command
 * @param codes by the code of a problem
 * @param situations by what one sees
 */
public record Runbook(
    Map<String, String> exits, Map<String, String> codes, Map<String, String> situations) {
  public static Runbook read() {
    try (InputStream text = Runbook.class.getResourceAsStream("runbook.yml")) {
      return new YAMLMapper().readValue(text, Runbook.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
