package io.countersign.ingest.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies finished is what its maker makes. */
final class SampleCompanyTest {
  private static final boolean MAKE = "make".equals(System.getProperty("sample"));
  private static final Path FINISHED =
      Path.of(System.getProperty("countersign.root"), "ingest/systems/sample_company");

  /** What nobody makes, because people would write it by hand as well. */
  private static final List<String> BY_HAND =
      List.of(
          "register/calendars.csv",
          "register/holidays.csv",
          "register/sla_policies.csv",
          "register/services.csv",
          "register/change_rules.csv",
          "register/blackouts.csv",
          "register/rate_cards.csv",
          "register/role_assignments.csv",
          "source/back_office.ddl");

  @TempDir private static Path folder;

  @Test
  void the_finished_files_are_those_that_are_made() throws IOException {
    if (MAKE) {
      SampleCompany.write(FINISHED);
    }
    SampleCompany.write(folder);
    Map<String, String> finished = texts(FINISHED);
    assertThat(finished.keySet()).containsAll(BY_HAND);
    finished.keySet().removeAll(BY_HAND);
    Map<String, String> made = texts(folder);
    assertThat(finished).as(() -> "To accept what is made: " + command()).hasSameSizeAs(made);
    made.forEach(
        (name, text) ->
            assertThat(text.equals(finished.get(name)))
                .as(
                    () ->
                        name + " is made otherwise than it lies there. To accept it: " + command())
                .isTrue());
  }

  private static String command() {
    return "mvn -pl ingest -am test -Dtest=SampleCompanyTest -Dsample=make"
        + " -Dsurefire.failIfNoSpecifiedTests=false";
  }

  private static Map<String, String> texts(Path product) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String part : List.of("register", "source")) {
      try (Stream<Path> files = Files.walk(product.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(product.relativize(file).toString(), text(file));
        }
      }
    }
    return texts;
  }

  /** Unpacked, for another Java may pack the same otherwise. */
  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
    return file.toString().endsWith(".xlsx") ? parts(bytes) : new String(bytes, UTF_8);
  }

  private static String parts(byte[] workbook) throws IOException {
    StringBuilder parts = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        parts.append(part.getName()).append(' ').append(part.getTimeLocal()).append('\n');
        parts.append(new String(in.readAllBytes(), UTF_8)).append('\n');
      }
    }
    return parts.toString();
  }
}
