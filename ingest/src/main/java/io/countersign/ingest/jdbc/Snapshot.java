package io.countersign.ingest.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * One state of a database that several connections read. PostgreSQL exports it from a transaction
 * that stays open until they are done; an embedded database that nobody can write to needs none;
 * with any other, one connection reads all. (On MariaDB several could only see one state under a
 * lock that stops all writers, and a user who may only read cannot take it.)
 *
 * @param name as the database calls it; blank for none
 */
public record Snapshot(String name, List<Slice> slices, Optional<java.sql.Connection> held)
    implements AutoCloseable {

  /**
   * @param atOnce how many connections may read
   * @param shared whether something else has to see the same state
   */
  static Snapshot of(ExtractQuery query, int atOnce, boolean shared) {
    String url = query.database().url();
    boolean exports = url.startsWith("jdbc:postgresql:");
    boolean still = url.contains("ACCESS_MODE_DATA=r");
    if (!(exports || still) || (atOnce < 2 && !(exports && shared))) {
      return new Snapshot("", List.of(Slice.whole("")), Optional.empty());
    }
    java.sql.Connection connection = query.database().open();
    try {
      String name = exports ? exported(connection) : "";
      return new Snapshot(name, slices(query, connection, atOnce, name), Optional.of(connection));
    } catch (SQLException e) {
      close(connection);
      throw query.refused(e);
    }
  }

  private static String exported(java.sql.Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select pg_export_snapshot()")) {
      found.next();
      return found.getString(1);
    }
  }

  private static List<Slice> slices(
      ExtractQuery query, java.sql.Connection connection, int atOnce, String name)
      throws SQLException {
    if (atOnce < 2) {
      return List.of(Slice.whole(name));
    }
    List<String> ends = List.of("min(" + Slice.COLUMN + ")", "max(" + Slice.COLUMN + ")");
    try (var statement = query.columns(connection, ends);
        ResultSet found = statement.executeQuery()) {
      found.next();
      return found.getObject(1) == null
          ? List.of(Slice.whole(name))
          : Slice.of(found.getLong(1), found.getLong(2), atOnce, name);
    }
  }

  @Override
  public void close() {
    held.ifPresent(Snapshot::close);
  }

  private static void close(java.sql.Connection connection) {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // It only held a state; the database lets it go.
    }
  }
}
