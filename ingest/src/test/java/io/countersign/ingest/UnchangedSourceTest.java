package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Progress;
import io.countersign.ingest.jdbc.LedgerSource;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.problem.Problem;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is as it was is not read again, and everything that could bring other rows is. */
final class UnchangedSourceTest extends IngestKit {
  private static final String FEED = "value_claims";

  private Instant clock = Instant.parse(FIRST);

  @Test
  void what_is_as_it_was_is_not_read_and_is_told_as_before_without_spark() {
    registerOfFiles();
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C2", "a lot"));
    file("register/budgets.csv", "node_id,account,period,kind,amount,currency\n");
    IngestSummary first = ingest(FIRST);
    Map<String, Long> before = versions();

    Lake still =
        new Lake(
            () -> {
              throw new AssertionError("Spark is opened for nothing.");
            },
            lake().root());
    IngestSummary second =
        Ingest.run(Workspace.read(folder), still, Instant.parse(SECOND), false, Progress.none());

    assertThat(versions()).isEqualTo(before);
    assertThat(told(second)).isEqualTo(told(first)).anyMatch(said -> said.contains("2 read"));
    assertThat(texts(second.findings()))
        .isEqualTo(texts(first.findings()))
        .anyMatch(said -> said.contains("AMOUNTS_UNREAD"));
    assertThat(second.exit()).isEqualTo(first.exit());
    assertThat(second.feeds()).allMatch(feed -> !feed.landed().wrote());
  }

  @Test
  void a_file_is_read_again_for_its_bytes_and_not_for_its_date() {
    registerOfFiles();
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    assertThat(isRead(false)).isTrue();
    assertThat(isRead(false)).isFalse();
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    assertThat(isRead(false)).as("written again").isFalse();
    file("register/value_claims.csv", HEADER + claim("C1", "2"));
    assertThat(isRead(false)).as("as long as before").isTrue();
    file("register/value_claims/2026-11-02.csv", HEADER + claim("C2", "1"));
    assertThat(isRead(false)).as("a further drop").isTrue();
    file("register/value_claims/2026-11-02.deleted.csv", "claim_id\nC1\n");
    assertThat(isRead(false)).as("a deletion").isTrue();
    assertThat(isRead(false)).isFalse();
    assertThat(isRead(true)).as("all, by hand").isTrue();
  }

  @Test
  void a_feed_that_was_stopped_is_read_until_it_is_not() {
    registerOfFiles();
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    isRead(false);
    file("register/value_claims.csv", HEADER.replace("amount", "sum") + claim("C1", "1"));
    assertThat(ingest(later()).all()).isNotEmpty();
    assertThat(ingest(later()).all()).isNotEmpty();
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    assertThat(isRead(false)).isTrue();
    assertThat(isRead(false)).isFalse();
  }

  @Test
  void how_fresh_a_feed_is_changes_with_the_clock() {
    registerOfFiles();
    workspace(
        "  register: {product: files, folder: register}\n"
            + "limits: {value_claims: {fresh_within: P3D}}");
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(onlyProblem(ingest("2026-11-09T06:00:00Z"))).contains("SOURCE_STALE");
  }

  @Test
  void foreign_files_are_read_again_for_what_their_sql_reads_and_how_it_reads_it() {
    workspace("  town: {product: town, folder: spend}");
    file(
        "systems/town/system.yml",
        """
        product: town
        kind: exports
        about: What a town promised.
        tables:
          promises: {files: "p*.csv"}
          notes: {files: "n*.csv"}
        """);
    String sql =
        "select id as claim_id, 'M1' as measure_id, '2026-10' as period, kind as benefit_type,"
            + " amount, 'EUR' as currency, false as one_off, '2026-10-31T22:15:00Z' as claimed_at"
            + " from promises";
    file("systems/town/value_claims.sql", sql);
    file("systems/town/mapping.yml", "value_claims.benefit_type: {save: cost_saving}\n");
    file("spend/p.csv", "id,kind,amount\nC1,save,1\n");
    file("spend/n.csv", "id,text\n1,x\n");
    assertThat(isRead(false)).isTrue();
    assertThat(isRead(false)).isFalse();
    file("spend/n.csv", "id,text\n1,y\n");
    assertThat(isRead(false)).as("a table that it does not read").isFalse();
    file("spend/p.csv", "id,kind,amount\nC1,save,3\n");
    assertThat(isRead(false)).as("its table").isTrue();
    file("systems/town/value_claims.sql", sql + " where amount > 0");
    assertThat(isRead(false)).as("its SQL").isTrue();
    file("systems/town/mapping.yml", "value_claims.benefit_type: {save: cost_avoidance}\n");
    assertThat(isRead(false)).as("its words").isTrue();
    assertThat(isRead(false)).isFalse();
  }

  @Test
  void a_database_that_is_a_file_is_read_again_when_it_changed() {
    folder.resolve("sources").toFile().mkdirs();
    workspace("  erp: {product: erp, connection: {kind: h2, file: sources/erp}}");
    file("systems/erp/system.yml", "product: erp\nkind: jdbc\nabout: Time cards.\n");
    file(
        "systems/erp/time_cards.sql",
        "select id as time_card_id, 'P' as person, work_on as worked_on, hours, 'submitted' as status from cards");
    LedgerSource erp = new LedgerSource(folder.resolve("sources/erp"));
    erp.card(1, "8", Instant.parse("2026-10-31T08:00:00Z"));
    assertThat(isRead("time_cards", false)).isTrue();
    assertThat(isRead("time_cards", false)).isFalse();
    erp.card(2, "8", Instant.parse("2026-10-31T08:00:00Z"));
    assertThat(isRead("time_cards", false)).isTrue();
    assertThat(now("time_cards").count()).isEqualTo(2);
  }

  private String later() {
    clock = clock.plus(Duration.ofHours(1));
    return clock.toString();
  }

  private boolean isRead(boolean full) {
    return isRead(FEED, full);
  }

  /** Ingests an hour later, and says whether the feed was read. */
  private boolean isRead(String feed, boolean full) {
    Instant at = Instant.parse(later());
    IngestSummary summary = Ingest.run(Workspace.read(folder), lake(), at, full, Progress.none());
    assertThat(summary.all()).isEmpty();
    Timestamp whole = now("source_marks").filter("feed = '" + feed + "'").first().getAs("whole_at");
    return whole.toInstant().equals(at);
  }

  private Map<String, Long> versions() {
    return lake().tables().stream().collect(Collectors.toMap(table -> table, lake()::version));
  }

  private static List<String> told(IngestSummary summary) {
    return summary.feeds().stream()
        .map(
            feed ->
                String.format(
                    "%s %d read %d repeated %d quarantined %d standing",
                    feed.feed(), feed.read(), feed.repeated(), feed.quarantined(), feed.standing()))
        .toList();
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(Problem::text).toList();
  }
}
