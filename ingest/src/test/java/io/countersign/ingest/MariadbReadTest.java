package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ingest.jdbc.LedgerSource;
import io.countersign.ingest.jdbc.MariadbServer;
import io.countersign.ingest.jdbc.Snapshot;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.problem.Exit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads from a real MariaDB while somebody cuts or locks it. */
final class MariadbReadTest extends IngestKit {
  private static final int ROWS = 1500;
  private static final String READS =
      " from information_schema.processlist where user = 'reader' and info like '%sleep%' and info not like '%sum(%' and info not like '%count(%'";

  private static final int NO_SUCH_THREAD = 1094;

  private MariadbServer server;

  @BeforeEach
  void workspace() throws Exception {
    server = MariadbServer.started();
    server.execute("create or replace database night");
    server.execute(
        "create table night.cards as select seq as id, concat('P', seq % 7) as who, date '2026-10-01' as work_on,"
            + " seq % 100 / 8 as hours, timestamp '2026-10-01 08:00:00' as touched from night.seq_1_to_"
            + ROWS);
    server.execute("grant select on night.cards to reader@localhost");
    connection("");
    file("systems/erp/system.yml", "product: erp\nkind: jdbc\nabout: Time cards.\n");
    file("systems/erp/time_cards.sql", LedgerSource.SQL);
  }

  private void connection(String more) {
    String parts = server.connection("night").replace("}", more + "}");
    workspace("  erp: {product: erp, connection: " + parts + "}");
  }

  @Test
  void a_connection_that_is_killed_while_it_is_read_leaves_nothing_half_landed() throws Exception {
    file(
        "systems/erp/time_cards.sql",
        LedgerSource.SQL.replace("hours,", "hours + sleep(0.0005) as hours,"));
    CompletableFuture<IngestSummary> night = CompletableFuture.supplyAsync(() -> ingest(FIRST));
    try (Connection other = server.open()) {
      while (!night.isDone()) {
        Thread.sleep(5);
        kill(other, number(other, "select coalesce(max(id), 0)" + READS));
      }
    }

    assertThat(onlyProblem(night.join()))
        .contains("SOURCE_UNREACHABLE", "was cut while it was read");
    assertThat(night.join().exit()).isEqualTo(Exit.NOT_REACHED);
    assertThat(lake().has("time_cards")).isFalse();
    file("systems/erp/time_cards.sql", LedgerSource.SQL);
    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(now("time_cards").count()).isEqualTo(ROWS);
  }

  /** What is short, as a count, may have ended in between: the next that reads is killed then. */
  private static void kill(Connection other, long reading) throws SQLException {
    try (var statement = other.createStatement()) {
      statement.execute("kill connection " + reading);
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_THREAD) {
        throw e;
      }
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var found = connection.createStatement().executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  @Test
  void a_locked_table_is_waited_for_no_longer_than_declared() throws Exception {
    connection(", timeout: PT1S");
    try (Connection other = server.open()) {
      other.createStatement().execute("lock tables night.cards write");

      IngestSummary summary = ingest(FIRST);

      assertThat(onlyProblem(summary)).contains("SOURCE_BUSY", "did not answer in time");
      assertThat(summary.exit()).isEqualTo(Exit.NOT_REACHED);
      other.createStatement().execute("unlock tables");
    }
    assertThat(ingest(FIRST).all()).isEmpty();
  }

  /** Why {@link Snapshot} reads it through one connection: nothing makes two see one state. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "flush tables with read lock",
        "lock tables night.cards read",
        "backup stage start",
        "start transaction with consistent snapshot from session 1"
      })
  void a_reader_cannot_hold_a_state_for_several_connections(String sql) throws Exception {
    try (Connection reader = server.openAsReader()) {
      assertThatThrownBy(() -> reader.createStatement().execute(sql))
          .isInstanceOf(SQLException.class);
    }
  }
}
