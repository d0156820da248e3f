package io.countersign.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contract.Contract;
import io.countersign.lake.LakeTest;
import io.countersign.lake.Rows;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class HistoryTest extends LakeTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:00:00Z");

  private static final String CLAIMS =
      """
      feed: claims
      version: 1
      about: Claims.
      grain: [claim_id]
      happened: claimed_at
      columns:
        claim_id: id
        amount: {type: money, blank: Unknown.}
        claimed_at: {type: instant, blank: Unknown.}
      """;

  private final Contract claims = contract(CLAIMS);

  @Test
  void landing_the_same_again_writes_nothing() {
    assertThat(land(MONDAY, "claim_id | amount\nC1 | 10\nC2 | 20"))
        .isEqualTo(new RowCounts(2, 0, 0, 0));
    assertThat(land(TUESDAY, "claim_id | amount\nC2 | 20.0000\nC1 | 10"))
        .isEqualTo(new RowCounts(0, 0, 0, 2));
    assertThat(lake().version("claims")).isZero();
  }

  @Test
  void every_version_of_a_row_can_be_asked_for() {
    land(MONDAY, "claim_id | amount\nC1 | 10\nC2 | 20");
    assertThat(land(TUESDAY, "claim_id | amount\nC1 | 11\nC3 | 30"))
        .isEqualTo(new RowCounts(1, 1, 1, 0));
    assertThat(land(WEDNESDAY, "claim_id | amount\nC1 | 11\nC3 | 30\nC2 | 20"))
        .isEqualTo(new RowCounts(0, 1, 0, 2));
    assertRows(known(MONDAY), "claim_id | amount\nC1 | 10\nC2 | 20");
    assertRows(known(TUESDAY), "claim_id | amount\nC1 | 11\nC3 | 30");
    assertRows(known(WEDNESDAY), "claim_id | amount\nC1 | 11\nC2 | 20\nC3 | 30");
  }

  @Test
  void a_source_that_names_its_deletions_keeps_what_it_does_not_mention() {
    land(MONDAY, "claim_id | amount\nC1 | 10\nC2 | 20\nC3 | 30");
    Dataset<Row> gone = rows("claim_id\nC2").select("claim_id");
    RowCounts landed =
        History.land(
            lake(),
            claims,
            "files",
            rows("claim_id | amount\nC1 | 10"),
            Optional.of(gone),
            TUESDAY);
    assertThat(landed).isEqualTo(new RowCounts(0, 0, 1, 2));
    assertRows(known(TUESDAY), "claim_id | amount\nC1 | 10\nC3 | 30");
  }

  @Test
  void a_fact_that_carries_a_later_instant_does_not_count_yet() {
    land(MONDAY, "claim_id | amount | claimed_at\nC1 | 10 | 2026-11-09T00:00:00Z\nC2 | 20 |");
    assertRows(known(TUESDAY), "claim_id | amount\nC2 | 20");
  }

  @Test
  void two_landings_at_one_instant_leave_the_later_one() {
    land(MONDAY, "claim_id | amount\nC1 | 10");
    land(MONDAY, "claim_id | amount\nC1 | 12");
    assertRows(known(MONDAY), "claim_id | amount\nC1 | 12");
  }

  @Test
  void history_is_not_rewritten_from_an_earlier_instant() {
    land(TUESDAY, "claim_id | amount\nC1 | 10");
    assertThatThrownBy(() -> land(MONDAY, "claim_id | amount\nC1 | 11"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("AS_OF_TOO_EARLY");
  }

  @Test
  void a_column_that_came_later_is_blank_in_rows_that_landed_before_and_lands_with_the_next() {
    land(MONDAY, "claim_id | amount\nC1 | 10\nC2 | 20");
    Contract grown = contract(CLAIMS + "  claimed_by: {type: text, blank: Not said.}\n");
    assertRows(
        History.then(lake(), grown, MONDAY),
        "claim_id | amount | claimed_by\nC1 | 10 |\nC2 | 20 |");
    Dataset<Row> now =
        Rows.of(
            spark(), grown.schema(), "claim_id | amount | claimed_by\nC1 | 10 | Ann\nC2 | 20 |");
    History.land(lake(), grown, "files", now, Optional.empty(), TUESDAY);
    assertRows(
        History.now(lake(), grown), "claim_id | amount | claimed_by\nC1 | 10 | Ann\nC2 | 20 |");
    assertRows(
        AsOfView.of(lake(), spark(), grown, MONDAY),
        "claim_id | amount | claimed_by\nC1 | 10 |\nC2 | 20 |");
  }

  @Test
  void a_column_that_came_later_and_may_not_be_blank_is_asked_for() {
    land(MONDAY, "claim_id | amount\nC1 | 10");
    Contract grown = contract(CLAIMS + "  claimed_by: text\n");
    assertThatThrownBy(() -> History.now(lake(), grown))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("claims.claimed_by");
  }

  private static Contract contract(String text) {
    return Contract.read(new TextFile("ingest/feeds/claims.yml", text), new Problems())
        .orElseThrow();
  }

  private RowCounts land(Instant asOf, String text) {
    return History.land(lake(), claims, "files", rows(text), Optional.empty(), asOf);
  }

  private Dataset<Row> rows(String text) {
    return Rows.of(spark(), claims.schema(), text);
  }

  private Dataset<Row> known(Instant asOf) {
    return History.knownAt(lake().read("claims"), claims, asOf, false);
  }
}
