package io.countersign.schedules.state;

import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;

/**
 * Where the state of slots and deliveries is kept: an SQLite file for one machine, PostgreSQL for
 * several. Instants are milliseconds since 1970.
 */
public final class StateStore {
  private final String where;
  private final StateSource source;

  private StateStore(String where, StateSource source) {
    this.where = where;
    this.source = source;
  }

  /** The file, made where it is not there. */
  public static StateStore file(Path file) {
    String where = file.toString();
    StateSource source = sqlite(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      new StateSchema(source, "sqlite", where)
          .bring(file.resolveSibling(file.getFileName() + ".turns"));
    } catch (IOException | SQLException | FlywayException e) {
      throw unreachable(where, e);
    }
    return new StateStore(where, source);
  }

  static StateSource sqlite(Path file) {
    Properties how = new Properties();
    how.setProperty("journal_mode", "WAL");
    how.setProperty("busy_timeout", "30000");
    how.setProperty("synchronous", "FULL");
    // Two that first read and then write would refuse each other; so each writes from its start.
    how.setProperty("transaction_mode", "IMMEDIATE");
    // As a URI: a question mark in a folder's name would begin the driver's settings.
    String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    return () -> DriverManager.getConnection(url, how);
  }

  /** A database of PostgreSQL, in which this user may make tables. */
  public static StateStore postgresql(PostgresDatabase server) {
    try {
      new StateSchema(server::open, "postgresql", server.url()).bring();
    } catch (SQLException | FlywayException e) {
      throw unreachable(server.url(), e);
    }
    return new StateStore(server.url(), server::open);
  }

  /** What is done in one transaction. */
  public interface Deed<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Does it wholly or not at all. */
  public <T> T in(Deed<T> deed) {
    try (Connection connection = source.getConnection()) {
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
    Throwable first = e;
    while (e instanceof FlywayException && first.getCause() != null) {
      first = first.getCause();
    }
    return StateProblems.unreachable(
        where, String.valueOf(first.getMessage()).lines().findFirst().orElse(""));
  }
}
