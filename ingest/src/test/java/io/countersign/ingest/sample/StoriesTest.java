package io.countersign.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.ingest.SampleWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that the stories' answers were worked out from lie in the sources. */
final class StoriesTest {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  @TempDir private static Path workspace;

  @BeforeAll
  static void write() throws IOException {
    new SampleWorkspace(workspace).write();
  }

  @Test
  void each_story_has_a_question_and_an_answer() throws IOException {
    try (InputStream in =
        SampleWorkspace.class.getResourceAsStream("/ingest/systems/sample_company/stories.yml")) {
      List<Map<String, String>> stories = new YAMLMapper().readValue(in, new TypeReference<>() {});
      assertThat(stories).hasSizeGreaterThanOrEqualTo(20);
      assertThat(stories)
          .allSatisfy(
              story -> assertThat(story).containsOnlyKeys("story", "about", "query", "answer"));
      assertThat(stories.stream().map(story -> story.get("story"))).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_ledger_moves_by_what_the_stories_say() throws SQLException {
    assertThat(cents("K101", 202_609)).as("shared: 250,000 less 100,000").isEqualTo("15000000");
    assertThat(cents("K127", 202_608))
        .as("agreed shares: 140,000 less 50,000")
        .isEqualTo("9000000");
    assertThat(cents("K104", 202_607)).as("green only: 80,000 still").isEqualTo("8000000");
    assertThat(cents("K106", 202_608)).as("only FX: 100,000 dollars still").isEqualTo("10000000");
    assertThat(cents("K122", 202_609)).as("volume: 8,000 at 11.00").isEqualTo("8800000");
    assertThat(cents("K122", 202_503)).as("volume: 10,000 at 12.00").isEqualTo("12000000");
    assertThat(cents("K121", 202_607))
        .as("reclass: 90,000 less 15,000 moved away")
        .isEqualTo("7500000");
    assertThat(cents("K123", 202_607)).as("accrual: 45,000 less 4,500").isEqualTo("4050000");
  }

  @Test
  void the_tickets_take_as_long_as_the_stories_say() throws SQLException {
    String passed = "select FIXED - OPENED from DESK.TICKET where NUM = 'INC-9000%d'";
    assertThat(rows(passed.formatted(1)))
        .as("Friday 10:00 to Monday 8:00")
        .containsExactly("252000");
    assertThat(rows(passed.formatted(4)))
        .as("noon to noon in the long night")
        .containsExactly("90000");
  }

  @Test
  void nothing_is_known_before_it_happened() throws IOException, SQLException {
    assertThat(latest()).isBefore(Instant.parse("2026-11-04T06:00:00Z"));
    long asOf = Instant.parse("2026-11-04T06:00:00Z").getEpochSecond();
    assertThat(
            rows(
                "select count(*) from DESK.TICKET where greatest(OPENED, coalesce(DONE, 0)) > "
                    + asOf))
        .containsExactly("0");
    assertThat(rows("select count(*) from DESK.JOURNAL where AT_TIME > " + asOf))
        .containsExactly("0");
    assertThat(rows("select count(*) from DESK.VOTE where coalesce(GIVEN, ASKED) > " + asOf))
        .containsExactly("0");
    assertThat(
            rows(
                "select count(*) from DESK.CHANGE_REQ where REAL_TO > "
                    + asOf
                    + " or BACKED_OUT > "
                    + asOf))
        .containsExactly("0");
  }

  private static Instant latest() throws IOException {
    try (Stream<Path> files = Files.walk(workspace.resolve("register"))) {
      StringBuilder all = new StringBuilder();
      for (Path file :
          files
              .filter(file -> file.toString().endsWith(".csv"))
              .filter(StoriesTest::tellsFacts)
              .toList()) {
        all.append(Files.readString(file));
      }
      return INSTANT
          .matcher(all)
          .results()
          .map(found -> Instant.parse(found.group()))
          .max(Instant::compareTo)
          .orElseThrow();
    }
  }

  private static boolean tellsFacts(Path file) {
    return !file.endsWith("blackouts.csv");
  }

  private static String cents(String costCentre, int period) throws SQLException {
    String sql =
        "select sum(DEBIT - CREDIT) from ERP.ENTRY where COST_CENTRE = '%s' and PERIOD_NO = %d";
    return rows(sql.formatted(costCentre, period)).get(0);
  }

  private static List<String> rows(String sql) throws SQLException {
    return Database.rows(workspace.resolve("sources/back_office"), sql);
  }
}
