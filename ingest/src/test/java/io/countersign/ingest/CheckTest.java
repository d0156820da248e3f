package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.land.IngestSummary;
import io.countersign.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code check} reads what will be read, and says all that is wrong at once. */
final class CheckTest extends IngestKit {
  private static final String THIRD = "2026-11-03T06:00:00Z";

  @BeforeEach
  void workspace() {
    registerOfFiles();
  }

  private static String said(List<Problem> problems) {
    return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
  }

  @Test
  void every_file_is_decoded_to_its_end_and_every_bad_one_named() {
    String rows = claim("C1", "1").repeat(3000);
    for (String name : List.of("value_claims.csv", "value_claims/2.csv")) {
      bytes(
          "register/" + name,
          (HEADER + rows + claim("Gebühr", "1")).getBytes(StandardCharsets.ISO_8859_1));
    }
    file("register/value_claims/3.csv", HEADER + claim("C4", "1") + claim("C\"5", "1"));

    assertThat(said(check().problems()))
        .contains("register/value_claims.csv:", "register/value_claims/2.csv:")
        .contains("not in its encoding", "register/value_claims/3.csv:3: A quote stands");
  }

  @Test
  void every_cell_of_a_workbook_that_is_refused_is_named() throws java.io.IOException {
    Workbooks.write(
        folder.resolve("register/value_claims.xlsx"),
        "value_claims",
        HEADER.strip(),
        "C1,M1,2026-10,cost_saving,=formula 1+1,EUR,false,2026-10-31T22:15:00Z",
        claim("C2", "2").strip(),
        "C3,M1,2026-10,cost_saving,=formula 1+2,EUR,false,2026-10-31T22:15:00Z");

    String checked = said(check().problems());
    String ingested = said(ingest(FIRST).all());

    for (String said : List.of(checked, ingested)) {
      assertThat(said).contains("#value_claims E2", "#value_claims E4").doesNotContain("E3");
    }
  }

  @Test
  void types_and_words_are_sampled() {
    file(
        "register/value_claims.csv",
        HEADER
            + claim("C1", "\"1.234,56\"")
            + claim("C2", "\"7,5\"")
            + claim("C3", "1").replace("cost_saving", "savings"));

    Inspection found = check();

    assertThat(said(found.problems())).contains("UNKNOWN_WORD", "benefit_type: savings");
    assertThat(found.findings())
        .filteredOn(finding -> finding.code().equals("ROWS_UNFIT"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .contains(
                        "value_claims of register/value_claims.csv:2", "amount is '1.234,56'"));
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void feeds_not_found_are_named_with_where_they_belong() {
    file("register/value_claims.csv", HEADER + claim("C1", "1"));

    Inspection found = check();

    assertThat(found.problems()).isEmpty();
    assertThat(found.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .contains("FEEDS_NOT_FOUND", "tickets", "register as <feed>.csv")
                    .doesNotContain("value_claims"));
  }

  @Test
  void files_and_folders_that_no_feed_takes_are_named() {
    file("register/tickets.CSV", "ticket_id\n");
    file("register/value_claims/2026.xls", "x");
    file("register/value_claim/1.csv", HEADER);
    file("register/readme.md", "hello");
    file("register/value_claims.csv", HEADER + claim("C1", "1"));

    Inspection found = check();

    assertThat(said(found.problems()))
        .contains("FILE_KIND_UNKNOWN  register/tickets.CSV")
        .contains("FILE_KIND_UNKNOWN  register/value_claims/2026.xls")
        .contains("FEED_UNKNOWN  register/value_claim", "Did you mean 'value_claims'?");
    assertThat(said(found.findings())).contains("FILE_UNREAD  register", "readme.md");
  }

  @Test
  void a_mapping_to_a_word_that_is_none_of_ours_is_said_with_its_line_and_the_nearest() {
    workspace("  spend: {product: town, folder: register}");
    file(
        "systems/town/system.yml",
        "product: town\nkind: exports\nabout: x\ntables:\n  t: {files: \"*.csv\"}\n");
    file("systems/town/tickets.sql", "select a as ticket_id from t");
    file(
        "systems/town/mapping.yml",
        "tickets.kind: {INC: incident}\ntickets.status: {Backlog: neww, Done: closed}\n");

    assertThat(said(check().problems()))
        .contains(
            "systems/town/mapping.yml:2",
            "'neww' is no word of tickets.status",
            "Did you mean 'new'?");
  }

  @Test
  void a_feed_whose_file_is_gone_is_said_stays_as_it_was_and_counts_as_not_read() {
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    file(
        "register/calendars.csv",
        "calendar_id,valid_from,zone,windows\na,2026-01-01,UTC,Mon-Fri 08:00-18:00\n");
    ingest(FIRST);
    folder.resolve("register/value_claims.csv").toFile().delete();

    IngestSummary summary = ingest(SECOND);

    assertThat(onlyProblem(summary)).contains("FEED_GONE  value_claims of register");
    assertThat(now("value_claims").count()).isEqualTo(1);
    assertThat(state("value_claims")).isEqualTo("stopped since " + SECOND + " by FEED_GONE");
    assertThat(state("calendars")).startsWith("read since " + FIRST);

    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    assertThat(ingest(THIRD).all()).isEmpty();
    assertThat(state("value_claims")).startsWith("read since " + THIRD);
  }

  private String state(String feed) {
    return now("source_states")
        .filter("landed and feed = '" + feed + "'")
        .selectExpr(
            "concat(state, ' since ', date_format(since_at, \"yyyy-MM-dd'T'HH:mm:ss'Z'\"), ' by ', coalesce(code, ''))")
        .first()
        .getString(0);
  }
}
