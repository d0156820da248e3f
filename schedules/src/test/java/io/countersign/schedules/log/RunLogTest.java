package io.countersign.schedules.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.build.Progress;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void workspace() throws IOException {
    Files.writeString(
        folder.resolve("countersign.yml"),
        "company: Test\ngroup_currency: EUR\nzone: UTC\nfiscal_year: {starts: \"01-01\"}\nlake: lake\nout: out\nsystems: {}\n");
  }

  private RunLog journal() {
    return new RunLog(Workspace.read(folder), Progress.none(), CLOCK, new PrintWriter(err, true));
  }

  private List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("log/" + name + "-2026-11.jsonl"))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void a_build_says_in_openlineage_s_words_what_it_read_and_wrote() throws IOException {
    RunLog journal = journal();
    journal.began("run");
    journal.done("ingest", "tickets", 7, 1.5, "");
    journal.done("marts", "initiative_value", 3, 0.5, "");
    journal.done("marts", "value_bridge", 3, 0.0, "unchanged");
    journal.done("reports", "cfo_pack", 1, 2.0, "");
    journal.ended(0);
    List<JsonNode> events = lines("openlineage");
    events.forEach(RunLogTest::valid);
    assertThat(events)
        .extracting(
            one -> one.get("job").get("name").asText() + " " + one.get("eventType").asText())
        .containsExactly(
            "countersign.run START",
            "ingest.tickets START",
            "ingest.tickets COMPLETE",
            "marts.initiative_value START",
            "marts.initiative_value COMPLETE",
            "reports.cfo_pack START",
            "reports.cfo_pack COMPLETE",
            "countersign.run COMPLETE");
    JsonNode made = events.get(4);
    assertThat(made.get("run").get("facets").get("parent").get("run").get("runId"))
        .isEqualTo(events.get(0).get("run").get("runId"));
    assertThat(made.get("inputs").findValuesAsText("name"))
        .contains(folder.resolve("lake/value_series").toString());
    JsonNode written = made.get("outputs").get(0);
    assertThat(written.get("name").asText())
        .isEqualTo(folder.resolve("lake/initiative_value").toString());
    assertThat(written.get("outputFacets").get("outputStatistics").get("rowCount").asLong())
        .isEqualTo(3);
    assertThat(written.get("facets").get("schema").get("fields").get(0).get("name").asText())
        .isEqualTo("measure_id");
  }

  /** What the specification (2-0-2) asks of every run event and every facet. */
  private static void valid(JsonNode event) {
    assertThat(Set.of("START", "COMPLETE", "FAIL")).contains(event.get("eventType").asText());
    assertThat(Instant.parse(event.get("eventTime").asText())).isBeforeOrEqualTo(CLOCK.instant());
    UUID.fromString(event.get("run").get("runId").asText());
    assertThat(event.get("job").get("namespace").asText()).isNotBlank();
    assertThat(event.get("job").get("name").asText()).isNotBlank();
    assertThat(URI.create(event.get("producer").asText()).isAbsolute()).isTrue();
    assertThat(URI.create(event.get("schemaURL").asText()).getFragment())
        .isEqualTo("/$defs/RunEvent");
    for (String side : List.of("inputs", "outputs")) {
      for (JsonNode dataset : event.get(side)) {
        assertThat(dataset.get("namespace").asText()).isNotBlank();
        assertThat(dataset.get("name").asText()).isNotBlank();
        dataset.path("facets").forEach(RunLogTest::validFacet);
        dataset.path("outputFacets").forEach(RunLogTest::validFacet);
      }
    }
    event.get("run").path("facets").forEach(RunLogTest::validFacet);
  }

  private static void validFacet(JsonNode facet) {
    assertThat(URI.create(facet.get("_producer").asText()).isAbsolute()).isTrue();
    assertThat(URI.create(facet.get("_schemaURL").asText()).getFragment()).startsWith("/$defs/");
  }

  @Test
  void what_fails_stands_in_the_log_and_in_the_lineage_with_what_was_told() throws IOException {
    RunLog journal = journal();
    journal.began("ingest");
    Problem problem = Problem.of("SOURCE_UNREACHABLE", "desk").what("No answer.");
    journal.failed(new Refusal(Exit.NOT_REACHED, problem));
    JsonNode last = lines("countersign").get(1);
    assertThat(last.get("level").asText()).isEqualTo("error");
    assertThat(last.get("problem").asText()).contains("SOURCE_UNREACHABLE");
    JsonNode failed = lines("openlineage").get(1);
    valid(failed);
    assertThat(failed.get("run").get("facets").get("errorMessage").get("message").asText())
        .contains("SOURCE_UNREACHABLE");
  }

  @Test
  void a_log_that_cannot_be_written_stops_nothing_and_is_told_once() throws IOException {
    Files.writeString(folder.resolve("log"), "in the way");
    RunLog journal = journal();
    journal.said("info", Map.of("a", 1));
    journal.said("info", Map.of("b", 2));
    assertThat(err.toString().lines()).hasSize(1);
  }
}
