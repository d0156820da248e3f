package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contract;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new part is made of, as CONTRIBUTING says, written by a command. */
final class NewCommandTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "feed, ingest/feeds/two_words.yml",
    "system, ingest/systems/two_words/mapping.yml ingest/systems/two_words/system.yml ingest/systems/two_words/tickets.sql",
    "mart, marts/two_words/contract.yml marts/two_words/mart.sql marts/two_words/no_account.example marts/two_words/one_account.example",
    "report, reports/two_words/page.jrxml reports/two_words/report.yml reports/two_words/trace.yml",
    "schedule, schedules/two_words.yml"
  })
  void each_kind_is_written_where_it_belongs(String kind, String files) throws IOException {
    sources();
    assertThat(call("new", kind, "two_words", "--in", folder.toString())).as(said()).isZero();
    assertThat(written()).containsExactly(files.split(" "));
    assertThat(said()).contains("Fill them in, then: ").doesNotContain("NAME");
    for (String file : files.split(" ")) {
      assertThat(Files.readString(folder.resolve(file))).isNotBlank().doesNotContain("NAME");
    }
    assertThat(call("new", kind, "two_words", "--in", folder.toString())).isEqualTo(2);
    assertThat(said()).contains("FILE_EXISTS").contains(files.split(" ")[0]);
  }

  @ParameterizedTest
  @CsvSource({"feed, ingest/feeds/late_ones.yml", "mart, marts/late_ones/contract.yml"})
  void its_contract_is_one_that_can_be_read(String kind, String file) throws IOException {
    sources();
    assertThat(call("new", kind, "late_ones", "--in", folder.toString())).as(said()).isZero();
    Problems problems = new Problems();
    TextFile text = new TextFile(file, Files.readString(folder.resolve(file)));
    assertThat(Contract.read(text, problems)).isPresent();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void a_schedule_in_a_workspace_is_planned() throws IOException {
    assertThat(call("init", folder.resolve("mine").toString())).as(said()).isZero();
    String mine = folder.resolve("mine").toString();
    assertThat(call("new", "schedule", "third_day", "--in", mine)).as(said()).isZero();
    assertThat(call("plan", "--workspace", mine)).as(said()).isZero();
    assertThat(said()).contains("third_day");
  }

  @Test
  void a_wrong_name_and_a_wrong_folder_are_refused_and_nothing_is_written() throws IOException {
    assertThat(call("new", "mart", "two_words", "--in", folder.toString())).isEqualTo(2);
    assertThat(said()).contains("FOLDER_WRONG").contains("--in DIR");
    sources();
    assertThat(call("new", "mart", "../Two-Words", "--in", folder.toString())).isEqualTo(2);
    assertThat(said()).contains("NAME_WRONG");
    assertThat(call("new", "page", "two_words", "--in", folder.toString())).isEqualTo(2);
    assertThat(said()).contains("feed").contains("schedule");
    assertThat(written()).isEmpty();
  }

  private void sources() throws IOException {
    Files.createFile(folder.resolve("countersign"));
    Files.createDirectories(folder.resolve("marts"));
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.equals("countersign"))
          .sorted()
          .toList();
    }
  }

  private int call(String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter to = new PrintWriter(said, true);
    return new Commands(NOW, to, to)
        .run(new ArrayList<>(List.of(arguments)).toArray(String[]::new));
  }

  private String said() {
    return said.toString();
  }
}
