package io.countersign.ingest;

import static io.countersign.lake.LakeTest.assertRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.jdbc.MariadbServer;
import io.countersign.ingest.jdbc.PostgresServer;
import io.countersign.ingest.land.IngestSummary;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Request Tracker 5 with the same tickets on two databases; May, then June. */
@RealData
final class RequestTrackerTest {
  private static final String JUNE = "2026-07-01T06:00:00Z";
  @TempDir private static Path folder;
  private static Ingested postgresql;
  private static Ingested mariadb;
  private static Ingested juneAlone;

  private enum On {
    POSTGRESQL,
    MARIADB;

    Ingested ingested() {
      return this == POSTGRESQL ? postgresql : mariadb;
    }

    /** With the table of links in the place of %s. */
    void execute(String sql) throws Exception {
      if (this == POSTGRESQL) {
        PostgresServer.started().execute("rt", sql.formatted("links"));
      } else {
        MariadbServer.started().execute(sql.formatted("rt.Links") + "@localhost");
      }
    }
  }

  private static IngestSummary june;

  @BeforeAll
  static void ingest() throws Exception {
    PostgresServer server = PostgresServer.started();
    MariadbServer other = MariadbServer.started();
    postgresql = of("postgresql", server.connection("rt"));
    mariadb = of("mariadb", other.connection("rt"));
    juneAlone = of("june", server.connection("rt"));
    server.restore("rt5_pg_20260531", "rt");
    postgresql.at("2026-06-05T06:00:00Z");
    server.restore("rt5_pg_20260630", "rt");
    other.restore("rt5_mariadb_20260630", "rt");
    june = postgresql.tried(JUNE);
    mariadb.at(JUNE);
    juneAlone.at(JUNE);
  }

  private static Ingested of(String name, String connection) throws Exception {
    return new Ingested(
        folder.resolve(name),
        "  service_desk: {product: request_tracker, connection: " + connection + "}");
  }

  @Test
  void of_june_only_what_changed_since_may_is_read() {
    assertThat(june.all()).isEmpty();
    assertThat(
            june.feeds().stream()
                .filter(feed -> feed.feed().equals("ticket_events"))
                .mapToLong(IngestSummary.Feed::read)
                .sum())
        .isBetween(1L, 400L);
  }

  @ParameterizedTest
  @EnumSource
  void merged_tickets_are_there_once_and_ended_when_they_were_merged(On on) throws Exception {
    assertRows(
        on.ingested()
            .sql(
                "select (select count(*) from changes) changes, count(*) tickets,"
                    + " count_if(parent_id is not null and status = 'cancelled' and closed_at > opened_at) merged"
                    + " from tickets"),
        """
        changes | tickets | merged
        74      | 224     | 6
        """);
    assertRows(
        on.ingested().sql("select closed_at, parent_id from tickets where ticket_id = '384'"),
        """
        closed_at            | parent_id
        2026-06-15T13:25:44Z | 381
        """);
  }

  @ParameterizedTest
  @EnumSource
  void minutes_are_those_of_the_transactions_and_corrections_are_below_zero(On on)
      throws Exception {
    assertRows(
        on.ingested()
            .sql(
                "select sum(cast(round(hours * 60) as bigint)) minutes, count_if(hours < 0) corrections,"
                    + " count_if(work_ref = '384') on_merged from time_cards"),
        """
        minutes | corrections | on_merged
        43755   | 11          | 0
        """);
  }

  @ParameterizedTest
  @EnumSource
  void approvals_are_decided_by_who_set_the_status_and_void_ones_are_withdrawn(On on)
      throws Exception {
    assertRows(
        on.ingested()
            .sql(
                "select coalesce(decision, 'open') decision, count(*) n from approvals group by 1"),
        """
        decision  | n
        approved  | 90
        rejected  | 4
        withdrawn | 2
        open      | 1
        """);
    assertThat(
            on.ingested()
                .sql(
                    "select * from approvals where decision in ('approved', 'rejected')"
                        + " and approver not like 'mgr.%' and approver not like '%cab.%'")
                .count())
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void late_first_answers_are_seen_by_the_deadline_then_in_force(On on) throws Exception {
    assertRows(
        on.ingested()
            .sql(
                "select count_if(first_response_at > response_due_at) late, count(*) n,"
                    + " count_if(year(resolved_at) = 1970 or year(response_due_at) = 1970) in_1970"
                    + " from tickets where parent_id is null or status <> 'cancelled'"),
        """
        late | n   | in_1970
        52   | 218 | 0
        """);
  }

  @ParameterizedTest
  @EnumSource
  void emergency_changes_that_began_before_their_approval_show_it(On on) throws Exception {
    assertRows(
        on.ingested()
            .sql(
                "select count(*) emergencies, count_if(actual_start_at < decided_at) before"
                    + " from changes join approvals on subject_id = change_id where path = 'emergency'"),
        """
        emergencies | before
        13          | 6
        """);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_lies_in_quarantine(On on) throws Exception {
    assertRows(
        on.ingested().sql("select sum(quarantined_count) n from source_totals"),
        """
        n
        0
        """);
  }

  @Test
  void both_databases_give_the_same_rows() throws Exception {
    for (String feed : feeds()) {
      assertSame(feed, postgresql, mariadb);
    }
  }

  @Test
  void may_and_then_june_is_june_alone_and_shredded_tickets_are_gone() throws Exception {
    for (String feed : feeds()) {
      assertSame(feed, postgresql, juneAlone);
    }
  }

  private static String[] feeds() {
    return new String[] {
      "tickets", "ticket_events", "time_cards", "changes", "approvals", "evidence"
    };
  }

  private static void assertSame(String feed, Ingested one, Ingested other) throws Exception {
    String all = "select * except (batch_id, known_at) from " + feed;
    Dataset<Row> left = one.sql(all);
    Dataset<Row> right = other.sql(all);
    assertThat(left.count()).as(feed).isPositive();
    assertThat(left.exceptAll(right).takeAsList(3)).as(feed).isEmpty();
    assertThat(right.exceptAll(left).takeAsList(3)).as(feed).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void check_says_what_a_reader_without_a_right_can_read_and_what_not(On on) throws Exception {
    on.execute("revoke select on %s from reader");
    try {
      Inspection found = on.ingested().check();

      assertThat(found.feeds())
          .filteredOn(reach -> !reach.readable())
          .extracting(Inspection.Reach::feed)
          .containsExactly("approvals", "tickets");
      assertThat(found.feeds()).hasSize(6);
      assertThat(Ingested.said(found.problems()))
          .contains("SOURCE_REFUSED", "approvals.sql", "tickets.sql", "give the reader the right");
    } finally {
      on.execute("grant select on %s to reader");
    }
  }

  @ParameterizedTest
  @EnumSource
  void check_is_quick_and_finds_nothing_wrong(On on) {
    long begun = System.nanoTime();

    assertThat(on.ingested().check().problems()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }
}
