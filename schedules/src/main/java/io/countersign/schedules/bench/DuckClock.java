package io.countersign.schedules.bench;

import io.countersign.lake.Lake;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The peer: DuckDB over the Parquet files that lie in the lake, on all processors. */
final class DuckClock implements AutoCloseable {
  private static final String MADE = "exploded.parquet";

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
    execute("set threads = " + Runtime.getRuntime().availableProcessors());
    execute("set timezone = 'UTC'");
    execute("set variable as_of = timestamptz '" + ClockRace.AS_OF + "'");
    for (String feed :
        List.of("tickets", "ticket_events", "sla_policies", "calendars", "holidays")) {
      view(feed);
    }
    execute(OPENING_HOURS);
    execute("create table windows as " + MadeTickets.sql("windows"));
    execute("create table open_minutes as " + MadeTickets.sql("open_minutes"));
    execute("create view promised as " + MadeTickets.sql("promised"));
    execute("create view running as " + MadeTickets.sql("running"));
  }

  private void view(String table) throws SQLException {
    String files = String.join("', '", lake.files(table, lake.version(table)));
    execute(
        "create or replace view %s as select * from read_parquet(['%s'])"
            .formatted(table, files.replace("file:", "")));
  }

  /** Every clock, written to a Parquet file, as ours is. */
  void explode(ClockRace.Into into) throws SQLException {
    execute("copy (%s) to '%s' (format parquet)".formatted(MadeTickets.sql(into.name()), made()));
  }

  private String made() {
    return lake.root() + "/" + MADE;
  }

  /** How many clocks show other seconds, or another verdict, in {@code sla_clock} than here. */
  long different() throws SQLException {
    view("sla_clock");
    String columns = "select ticket_id, metric, elapsed_seconds, ";
    String ours = columns + "breached_at is not null as breached from sla_clock";
    String theirs = columns + "breached from '" + made() + "'";
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select greatest((select count(*) from (%1$s except all %2$s)), (select count(*) from (%2$s except all %1$s)))"
                    .formatted(ours, theirs))) {
      row.next();
      return row.getLong(1);
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
