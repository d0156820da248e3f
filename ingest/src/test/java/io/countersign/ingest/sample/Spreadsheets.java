package io.countersign.ingest.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Writes the register's sheets as people keep them: most as text, two packed, two as workbooks. */
final class Spreadsheets {
  private static final Set<String> PACKED = Set.of("status_reports", "value_forecasts");
  private static final Set<String> WORKBOOKS = Set.of("budgets", "milestones");
  private final Path folder;

  Spreadsheets(Path folder) {
    this.folder = folder;
  }

  void write(Sheet sheet) throws IOException {
    if (WORKBOOKS.contains(sheet.name())) {
      Files.write(file(sheet.name() + ".xlsx"), Workbooks.of(sheet));
    } else if (PACKED.contains(sheet.name())) {
      pack(sheet);
    } else {
      Files.writeString(file(sheet.name() + ".csv"), text(sheet));
    }
  }

  /** Without the time at which it was packed. */
  void pack(Sheet sheet) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file(sheet.name() + ".csv.gz")))) {
      out.write(text(sheet).getBytes(UTF_8));
    }
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return file;
  }

  private static String text(Sheet sheet) {
    return Stream.concat(Stream.of(sheet.header()), sheet.rows().stream())
        .map(Spreadsheets::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(List<String> values) {
    return values.stream().map(Spreadsheets::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0;
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
