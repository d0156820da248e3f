package io.countersign.schedules.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** Lines of JSON, one a happening, in a file a month; added to, never changed. */
final class LogFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String name;

  LogFile(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * Adds a line.
   *
   * @throws UncheckedIOException where the folder cannot be written
   */
  synchronized void add(Instant at, Map<String, ?> line) {
    Path file = folder.resolve(name + "-" + YearMonth.from(at.atOffset(ZoneOffset.UTC)) + ".jsonl");
    try {
      Files.createDirectories(folder);
      byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
      // One write: lines of two processes do not run into each other.
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
