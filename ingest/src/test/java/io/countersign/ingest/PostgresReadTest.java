package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contracts;
import io.countersign.ingest.jdbc.PostgresServer;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.quality.BatchTotals;
import io.countersign.ingest.quality.DatabaseTotals;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.ExecutionProfile;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads from a real PostgreSQL, in peace and while somebody cuts, locks or changes it. */
final class PostgresReadTest extends IngestKit {
  private static final String SQL =
      """
      select id as time_card_id, who as person, work_on as worked_on, hours, 'submitted' as status,
        touched as changed_at, touched as _changed_at, id as _slice
      from cards where touched >= :since
      """;

  private PostgresServer server;

  @BeforeEach
  void workspace() throws Exception {
    server = PostgresServer.started();
    server.execute("postgres", "drop database if exists night with (force)");
    server.execute("postgres", "create database night");
    server.execute(
        "night",
        "create table cards as select g as id, 'P' || g % 7 as who, date '2026-10-01' as work_on,"
            + " (g % 100)::numeric / 8 as hours, timestamp '2026-10-01 08:00' as touched"
            + " from generate_series(1, 5000) g; grant select on cards to reader");
    connection("");
    file(
        "systems/erp/system.yml",
        "product: erp\nkind: jdbc\nabout: Time cards.\nfeeds: {time_cards: {connections: 3}}\n");
    file("systems/erp/time_cards.sql", SQL);
  }

  private void connection(String more) {
    String parts = server.connection("night").replace("}", more + "}");
    workspace("  erp: {product: erp, connection: " + parts + "}");
  }

  @Test
  void three_connections_see_one_state_of_the_data_while_it_changes() throws Exception {
    Workspace read = Workspace.read(folder);
    SourceSystem erp = new SourceSystems(read, Contracts.all()).open(new Problems()).get(0);
    SparkSession session = ExecutionProfile.SMALL.session(spark());
    Extract extract =
        erp.extract(
            session,
            Contracts.all().get("time_cards"),
            ExtractRequest.whole(Instant.parse(FIRST)).withKeys());
    server.execute("night", "delete from cards where id % 2 = 0");
    server.execute(
        "night", "insert into cards select 9999, who, work_on, 1, touched from cards limit 1");

    assertThat(extract.parts().get(0).rdd().getNumPartitions()).isEqualTo(3);
    assertThat(extract.parts().get(0).collectAsList()).hasSize(5000);
    assertThat(extract.keys().orElseThrow().collectAsList()).hasSize(5000);
    DatabaseTotals totals = extract.counted().orElseThrow().get();
    assertThat(totals.asked().differences("", BatchTotals.Side.SENT, totals.received())).isEmpty();
    assertThat(totals.received().sums().get("hours")).isEqualByComparingTo("30937.5");
    extract.release().run();
  }

  @Test
  void a_server_process_that_is_killed_while_it_is_read_leaves_nothing_half_landed()
      throws Exception {
    file(
        "systems/erp/time_cards.sql",
        SQL.replace("hours,", "hours + length(pg_sleep(0.001)::text) as hours,"));
    CompletableFuture<IngestSummary> night = CompletableFuture.supplyAsync(() -> ingest(FIRST));
    while (readers("state = 'active' and query like '%_slice <%'") == 0) {
      Thread.sleep(20);
    }
    server.execute(
        "night", "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reader'");

    assertThat(onlyProblem(night.join()))
        .contains("SOURCE_UNREACHABLE", "was cut while it was read");
    assertThat(night.join().exit()).isEqualTo(Exit.NOT_REACHED);
    assertThat(lake().has("time_cards")).isFalse();
    file("systems/erp/time_cards.sql", SQL);
    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(now("time_cards").count()).isEqualTo(5000);
  }

  private long readers(String condition) throws SQLException {
    try (Connection connection = server.open("night");
        var found =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from pg_stat_activity where usename = 'reader' and "
                        + condition)) {
      found.next();
      return found.getLong(1);
    }
  }

  @Test
  void a_locked_table_is_waited_for_no_longer_than_declared() throws Exception {
    connection(", timeout: PT1S");
    try (Connection other = server.open("night")) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table cards in access exclusive mode");

      IngestSummary summary = ingest(FIRST);

      assertThat(onlyProblem(summary)).contains("SOURCE_BUSY", "statement timeout");
      assertThat(summary.exit()).isEqualTo(Exit.NOT_REACHED);
      other.rollback();
    }
    assertThat(ingest(FIRST).all()).isEmpty();
  }

  @Test
  void a_table_without_the_right_to_read_it_is_said() throws Exception {
    server.execute("night", "revoke select on cards from reader");

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("SOURCE_REFUSED  systems/erp/time_cards.sql", "permission denied for table cards")
        .contains("give the reader the right");
  }

  @Test
  void no_number_and_no_time_are_quarantined() throws Exception {
    server.execute("night", "update cards set hours = 'NaN' where id = 1");
    server.execute("night", "update cards set hours = 'Infinity' where id = 2");
    server.execute("night", "update cards set work_on = 'infinity' where id = 3");
    server.execute("night", "update cards set touched = 'infinity' where id = 4");

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertThat(summary.quarantined()).isEqualTo(4);
    assertThat(now("time_cards").count()).isEqualTo(4996);
  }

  @Test
  void a_text_like_a_library_stops_the_feed_before_it_fills_the_memory() throws Exception {
    server.execute("night", "alter table cards add note text");
    server.execute("night", "update cards set note = repeat('x', 200000000) where id = 4711");
    file("systems/erp/time_cards.sql", SQL.replace("hours,", "hours, note as work_ref,"));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("SOURCE_REFUSED  systems/erp/time_cards.sql", "too large to be read")
        .contains("Leave the large column out");
    assertThat(lake().has("time_cards")).isFalse();
  }
}
