package io.countersign.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.IngestKit;
import io.countersign.ingest.jdbc.LedgerSource;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed that is read by what changed is at every moment as if it had been read whole. */
final class IncrementalTest extends IngestKit {
  private static final Instant MORNING = Instant.parse("2026-10-31T08:00:00Z");
  private static final String THIRD = "2026-11-03T06:00:00Z";

  private LedgerSource erp;

  @BeforeEach
  void workspace() {
    folder.resolve("sources").toFile().mkdirs();
    erp = new LedgerSource(folder.resolve("sources/erp"));
    workspace("  erp: {product: erp, connection: {kind: h2, file: sources/erp}}");
    rhythm("P7D");
    file("systems/erp/time_cards.sql", LedgerSource.SQL);
    for (int id = 1; id <= 30; id++) {
      erp.card(id, "1.5", MORNING.plusSeconds(id));
    }
  }

  private void rhythm(String sweep) {
    file(
        "systems/erp/system.yml",
        """
        product: erp
        kind: jdbc
        about: Time cards.
        feeds: {time_cards: {overlap: PT5S, sweep: %s}}
        """
            .formatted(sweep));
  }

  private IngestSummary.Feed night(String asOf) {
    IngestSummary summary = ingest(asOf);
    assertThat(summary.all()).isEmpty();
    return summary.feeds().get(0);
  }

  @Test
  void only_what_changed_since_the_last_change_is_read_with_an_overlap() {
    assertThat(night(FIRST).read()).isEqualTo(30);
    erp.card(3, "2.25", MORNING.plusSeconds(60));
    erp.card(31, "8", MORNING.plusSeconds(30));

    IngestSummary.Feed second = night(SECOND);

    assertThat(second.read()).isEqualTo(8); // 25 to 30 for the overlap, 31, and 3
    assertThat(second.landed()).isEqualTo(new io.countersign.history.RowCounts(1, 1, 0, 6));
    assertRows(
        now("time_cards").filter("time_card_id in (3, 31)"),
        "time_card_id | hours\n3 | 2.25\n31 | 8");
    assertRows(
        now("source_totals").filter("measure = 'hours'"),
        "read_count | read_sum | landed_count | landed_sum\n31 | 53.75 | 31 | 53.75");
  }

  @Test
  void a_deleted_row_is_missed_by_the_totals_and_found_by_its_key() {
    night(FIRST);
    erp.drop(7);

    IngestSummary.Feed second = night(SECOND);

    assertThat(second.landed().deleted()).isEqualTo(1);
    assertThat(second.read()).isEqualTo(6);
    erp.card(7, "1.5", MORNING.plusSeconds(99));
    assertThat(night(THIRD).landed().changed()).isEqualTo(1);
    assertThat(now("time_cards").count()).isEqualTo(30);
    assertThat(lake().read("time_cards").filter("time_card_id = 7").count()).isEqualTo(3);
  }

  @Test
  void a_row_that_comes_late_with_an_old_date_is_found_by_the_totals() {
    night(FIRST);
    erp.card(40, "4", MORNING.minusSeconds(86_400));

    IngestSummary.Feed second = night(SECOND);

    assertThat(second.landed().added()).isEqualTo(1);
    assertThat(second.read()).isEqualTo(31);
  }

  @Test
  void a_row_that_does_not_fit_stays_in_quarantine_unread_until_it_is_corrected() {
    erp.card(5, "0.0000001", MORNING.plusSeconds(5));
    assertThat(night(FIRST).quarantined()).isEqualTo(1);
    erp.card(31, "1", MORNING.plusSeconds(40));

    IngestSummary.Feed second = night(SECOND);
    assertThat(second.quarantined()).isEqualTo(1);
    assertThat(second.read()).isEqualTo(7);

    erp.card(5, "1", MORNING.plusSeconds(50));
    assertThat(night(THIRD).quarantined()).isZero();
    assertThat(now("quarantine").count()).isZero();
    assertThat(now("time_cards").count()).isEqualTo(31);
  }

  @Test
  void a_good_row_that_becomes_unfit_leaves_the_feed() {
    night(FIRST);
    erp.card(5, "0.0000001", MORNING.plusSeconds(50));

    IngestSummary.Feed second = night(SECOND);

    assertThat(second.quarantined()).isEqualTo(1);
    assertThat(second.landed().deleted()).isEqualTo(1);
    assertThat(now("time_cards").count()).isEqualTo(29);
  }

  @Test
  void a_source_whose_clock_is_in_the_future_is_stopped() {
    erp.card(5, "1", Instant.parse("2026-11-01T08:00:00Z"));

    assertThat(onlyProblem(ingest(FIRST))).contains("SOURCE_AHEAD  time_cards of erp");
    assertThat(lake().has("time_cards")).isFalse();
  }

  @Test
  void a_feed_that_loses_most_of_its_rows_is_stopped_until_somebody_says_it_is_right() {
    night(FIRST);
    erp.run("delete from cards where id > 2");

    assertThat(onlyProblem(ingest(SECOND)))
        .contains("SOURCE_SHRANK  time_cards of erp")
        .contains("28 gone, 2 left");
    assertThat(now("time_cards").count()).isEqualTo(30);
    workspace(
        "  erp: {product: erp, connection: {kind: h2, file: sources/erp}}\n"
            + "limits: {time_cards: {shrinks_percent: 100}}");
    assertThat(night(THIRD).landed().deleted()).isEqualTo(28);
  }

  @Test
  void a_source_that_is_too_old_is_stopped_where_a_limit_says_so() {
    workspace(
        "  erp: {product: erp, connection: {kind: h2, file: sources/erp}}\n"
            + "limits: {time_cards: {fresh_within: P2D}}");
    night(FIRST);

    assertThat(onlyProblem(ingest(THIRD)))
        .contains("SOURCE_STALE  time_cards of erp")
        .contains("2026-10-31T08:00:30Z");
  }
}
