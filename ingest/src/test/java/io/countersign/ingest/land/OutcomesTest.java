package io.countersign.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.ingest.IngestKit;
import io.countersign.problem.Exit;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an ingest says about each way in which it may end. */
final class OutcomesTest extends IngestKit {

  @BeforeEach
  void workspace() {
    registerOfFiles();
  }

  private IngestSummary of(String asOf, String... claims) {
    file("register/value_claims.csv", HEADER + String.join("", claims));
    return ingest(asOf);
  }

  private Dataset<Row> held() {
    return History.now(lake(), Contracts.all().get("quarantine"));
  }

  private static String note(IngestSummary summary) {
    return summary.feeds().get(0).note();
  }

  @Test
  void f10_a_first_ingest_of_which_nothing_lands_says_so_and_does_not_end_well() {
    IngestSummary summary = of(FIRST, claim("C1", "1.234,56"), claim("C2", "x"));

    assertThat(note(summary)).isEqualTo("nothing landed: all quarantined");
    assertThat(onlyProblem(summary)).contains("NOTHING_LANDED", "2 rows in quarantine");
    assertThat(summary.exit()).isEqualTo(Exit.NOT_HELD);
  }

  @Test
  void f10_every_other_outcome_has_words_of_its_own() {
    assertThat(note(of(FIRST))).isEqualTo("there is no row");
    assertThat(note(of(SECOND, claim("C1", "1")))).isEmpty();
    assertThat(note(of(SECOND, claim("C1", "1")))).isEqualTo("unchanged");
    assertThat(note(of(SECOND, claim("C1", "1"), claim("C2", "x"))))
        .isEqualTo("1 quarantined unchanged");
    assertThat(note(of(SECOND, claim("C1", "2").replace("cost_saving", "savings"))))
        .isEqualTo("stopped: UNKNOWN_WORD");
  }

  @Test
  void a_feed_that_shrinks_to_nothing_overnight_stops_and_one_that_comes_back_goes_on() {
    of(FIRST, claim("C1", "1"), claim("C2", "2"));

    assertThat(onlyProblem(of(SECOND)))
        .contains("SOURCE_SHRANK", "The feed has become empty.", "2 gone, 0 left");
    assertThat(now("value_claims").count()).isEqualTo(2);

    assertThat(note(of(SECOND, claim("C1", "1"), claim("C2", "2")))).isEqualTo("unchanged");
  }

  @Test
  void rows_kept_out_before_their_table_had_all_its_columns_stay_and_keep_their_day() {
    of(FIRST, claim("C1", "1"), claim("C2", "x"));
    lake()
        .overwrite(
            "quarantine",
            lake().read("quarantine").drop("place", "unread"),
            lake().stamp("quarantine").orElseThrow());

    assertThat(note(of(SECOND, claim("C1", "2"), claim("C2", "x")))).isEqualTo("1 quarantined");
    assertThat(held().select("record_key", "first_seen_at").collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.getString(0)).isEqualTo("C2"))
        .satisfies(
            row -> assertThat(row.getTimestamp(1).toInstant()).isEqualTo(Instant.parse(FIRST)));
  }

  @Test
  void a_feed_may_become_empty_where_a_limit_says_so() {
    of(FIRST, claim("C1", "1"), claim("C2", "2"));
    workspace(
        "  register: {product: files, folder: register}\n"
            + "limits: {value_claims: {shrinks_percent: 100}}");

    assertThat(of(SECOND).all()).isEmpty();
    assertThat(now("value_claims").count()).isZero();
  }
}
