package io.countersign.marts;

import io.countersign.lake.Lake;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The peer: DuckDB over the Parquet files that lie in the lake, with two threads and 4 GB. */
final class DuckClock implements AutoCloseable {
  private static final String MADE = "bench.parquet";

  /** As the calendars are written down; minutes of the local day. */
  private static final String OPENING_HOURS =
      "create table opening_hours as select * from (values ('berlin', 1, 5, 480, 720),"
          + " ('berlin', 1, 5, 780, 1080), ('sydney', 1, 6, 540, 1020), ('always', 0, 6, 0, 1440))"
          + " h (calendar_id, first_day, last_day, opens, closes)";

  private final Lake lake;
  private final Connection connection;

  DuckClock(Lake lake) throws SQLException {
    this.lake = lake;
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("set threads = 2");
    execute("set memory_limit = '4GB'");
    execute("set timezone = 'UTC'");
    execute("set variable as_of = timestamptz '2026-11-04 06:00:00+00'");
    for (String table :
        List.of("tickets", "ticket_events", "sla_policies", "calendars", "holidays")) {
      view(table);
    }
    execute(OPENING_HOURS);
    execute("create table windows as " + ClockBench.sql("windows"));
    execute("create table open_minutes as " + ClockBench.sql("open_minutes"));
    execute("create view promised as " + ClockBench.sql("promised"));
    execute("create view running as " + ClockBench.sql("running"));
  }

  private void view(String table) throws SQLException {
    String files = String.join("', '", lake.files(table, lake.version(table)));
    execute(
        "create or replace view %s as select * from read_parquet(['%s'])"
            .formatted(table, files.replace("file:", "")));
  }

  /**
   * Every clock, written to a Parquet file, as ours is.
   *
   * @param into days or minutes
   */
  void explode(String into) throws SQLException {
    execute(
        "copy (%s) to '%s/%s' (format parquet)".formatted(ClockBench.sql(into), lake.root(), MADE));
  }

  /** How many clocks show other seconds, or another verdict, here than in {@code sla_clock}. */
  String difference() throws SQLException {
    view("sla_clock");
    String columns = "select ticket_id, metric, elapsed_seconds, ";
    String ours = columns + "breached_at is not null as breached from sla_clock";
    String theirs = columns + "breached from '" + lake.root() + "/" + MADE + "'";
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from (%1$s)), (select count(*) from (%1$s except all %2$s)), (select count(*) from (%2$s except all %1$s)), (select count_if(breached) from (%1$s))"
                    .formatted(ours, theirs))) {
      row.next();
      return "%d clocks, of them breached %d; ours without an equal %d, DuckDB's without an equal %d"
          .formatted(row.getLong(1), row.getLong(4), row.getLong(2), row.getLong(3));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
