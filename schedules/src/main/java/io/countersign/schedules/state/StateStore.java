package io.countersign.schedules.state;

import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Where the state of slots and deliveries is kept: an SQLite file for one machine, PostgreSQL for
 * several. Both understand all SQL here. Instants are milliseconds since 1970.
 */
public final class StateStore {
  private static final List<String> TABLES =
      List.of(
          "create table if not exists marks (schedule varchar(100) primary key,"
              + " seen_at bigint not null)",
          "create table if not exists slots (schedule varchar(100) not null,"
              + " slot varchar(40) not null, due bigint not null, period varchar(20) not null,"
              + " state varchar(20) not null, reason varchar(2000) not null,"
              + " attempts int not null, since bigint not null, told int not null,"
              + " owner varchar(200) not null, primary key (schedule, slot))",
          // Of db-scheduler, as its makers give it.
          "create table if not exists scheduled_tasks (task_name varchar(100) not null,"
              + " task_instance varchar(200) not null, task_data bytea,"
              + " execution_time timestamp with time zone not null, picked boolean not null,"
              + " picked_by varchar(200), last_success timestamp with time zone,"
              + " last_failure timestamp with time zone, consecutive_failures int,"
              + " last_heartbeat timestamp with time zone, version bigint not null,"
              + " priority smallint, primary key (task_name, task_instance))",
          "create table if not exists attempts (schedule varchar(100) not null,"
              + " slot varchar(40) not null, token bigint not null, owner varchar(200) not null,"
              + " began_at bigint not null, ended_at bigint, outcome varchar(20) not null,"
              + " note varchar(2000) not null, primary key (schedule, slot, token))",
          "create table if not exists openings (schedule varchar(100) not null,"
              + " slot varchar(40) not null, as_of bigint not null,"
              + " primary key (schedule, slot))",
          "create table if not exists parcels (schedule varchar(100) not null,"
              + " slot varchar(40) not null, title varchar(500) not null,"
              + " issue varchar(200) not null, file varchar(1000) not null,"
              + " sha256 varchar(64) not null, nodes text not null, whom varchar(200) not null,"
              + " primary key (schedule, slot, issue))",
          "create table if not exists deliveries (issue varchar(200) not null,"
              + " recipient varchar(100) not null, channel varchar(100) not null,"
              + " address varchar(500) not null, file varchar(1000) not null,"
              + " sha256 varchar(64) not null, state varchar(20) not null,"
              + " message_id varchar(200) not null, sends int not null, token bigint not null,"
              + " changed_at bigint not null, note varchar(2000) not null,"
              + " primary key (issue, recipient, channel))",
          "create table if not exists delivery_history (issue varchar(200) not null,"
              + " recipient varchar(100) not null, channel varchar(100) not null,"
              + " number int not null, state varchar(20) not null, at bigint not null,"
              + " note varchar(2000) not null,"
              + " primary key (issue, recipient, channel, number))");

  private final String where;
  private final Door door;

  private StateStore(String where, Door door) {
    this.where = where;
    this.door = door;
  }

  /** How it is opened. */
  private interface Door {
    Connection open() throws SQLException;
  }

  /** The file, made where it is not there. */
  public static StateStore file(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw unreachable(file.toString(), e);
    }
    Properties how = new Properties();
    how.setProperty("journal_mode", "WAL");
    how.setProperty("busy_timeout", "30000");
    how.setProperty("synchronous", "FULL");
    // Two that first read and then write would refuse each other; so each writes from its start.
    how.setProperty("transaction_mode", "IMMEDIATE");
    // As a URI: a question mark in a folder's name would begin the driver's settings.
    String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    return new StateStore(file.toString(), () -> DriverManager.getConnection(url, how)).prepared();
  }

  /** A database of PostgreSQL, in which this user may make tables. */
  public static StateStore postgresql(PostgresDatabase server) {
    return new StateStore(server.url(), server::open).prepared();
  }

  private StateStore prepared() {
    in(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
              statement.execute(table);
            }
          }
          return null;
        });
    return this;
  }

  /** What is done in one transaction. */
  public interface Deed<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Does it wholly or not at all. */
  public <T> T in(Deed<T> deed) {
    try (Connection connection = door.open()) {
      connection.setAutoCommit(false);
      try {
        T result = deed.with(connection);
        connection.commit();
        return result;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw unreachable(where, e);
    }
  }

  /** How many rows it changed. */
  public int change(String sql, Object... values) {
    return in(connection -> change(connection, sql, values));
  }

  public static int change(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** How a row is read. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> list(Reader<T> reader, String sql, Object... values) {
    return in(connection -> list(connection, reader, sql, values));
  }

  public static <T> List<T> list(
      Connection connection, Reader<T> reader, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** At most as much as a column holds. */
  public static String note(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 1999) + "…";
  }

  private static Refusal unreachable(String where, Exception e) {
    return new Refusal(
        Exit.NOT_REACHED,
        new Problem(
            "STATE_UNREACHABLE",
            where,
            "The state of schedules cannot be read or written.",
            "an SQLite file or a PostgreSQL database that this user may write",
            String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
            "Nothing was sent. Correct it and run again."));
  }
}
