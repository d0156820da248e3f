package io.countersign.ingest.jdbc;

import io.countersign.ingest.quality.BatchTotals;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.ReadFailure;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The SQL of one feed, ready to be put to its database.
 *
 * @param extract the file that the SQL stands in, for messages
 * @param since the instant that {@code :since} stands for
 * @param until the instant that {@code :until} stands for
 */
record ExtractQuery(Database database, String extract, SqlText sql, Instant since, Instant until)
    implements Serializable {
  private static final int FETCH = 5_000;

  /** The same about all rows, whenever they changed. */
  ExtractQuery whole() {
    return new ExtractQuery(database, extract, sql, ExtractRequest.BEGINNING, until);
  }

  PreparedStatement rows(java.sql.Connection connection) throws SQLException {
    return prepared(connection, sql.text());
  }

  /** The rows of one slice, without those that belong to no other where it is not the first. */
  PreparedStatement rows(java.sql.Connection connection, Slice slice) throws SQLException {
    if (slice.only()) {
      return rows(connection);
    }
    return prepared(connection, "select * from (\n" + sql.text() + "\n) x where " + slice.where());
  }

  /** Only some columns of all rows. */
  PreparedStatement columns(java.sql.Connection connection, List<String> columns)
      throws SQLException {
    return prepared(
        connection, "select " + String.join(", ", columns) + " from (\n" + sql.text() + "\n) x");
  }

  /** Whether there are so many rows to read, without counting any more. */
  boolean many(long rows) {
    try (var connection = database.open();
        var statement = columns(connection, List.of("1"))) {
      statement.setMaxRows((int) rows);
      try (ResultSet found = statement.executeQuery()) {
        long seen = 0;
        while (seen < rows && found.next()) {
          seen++;
        }
        return seen == rows;
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /**
   * What the database itself counts and sums. A sum that is no number (a source may say NaN) is
   * left out.
   *
   * @param measures columns that hold exact numbers
   */
  BatchTotals totals(java.sql.Connection connection, List<String> measures) throws SQLException {
    List<String> asked = new ArrayList<>(List.of("count(*)"));
    measures.forEach(name -> asked.addAll(List.of("sum(" + name + ")", "sum(abs(" + name + "))")));
    try (PreparedStatement statement = columns(connection, asked);
        ResultSet found = statement.executeQuery()) {
      found.next();
      TreeMap<String, BigDecimal> sums = new TreeMap<>();
      TreeMap<String, BigDecimal> absolutes = new TreeMap<>();
      for (int i = 0; i < measures.size(); i++) {
        put(sums, measures.get(i), found.getString(2 * i + 2));
        put(absolutes, measures.get(i), found.getString(2 * i + 3));
      }
      return new BatchTotals(found.getLong(1), sums, absolutes);
    }
  }

  /**
   * How many rows there are whatever the SQL holds against {@code :since}; empty where that cannot
   * be told.
   */
  OptionalLong unfiltered(java.sql.Connection connection) throws SQLException {
    Optional<SqlText> all = UnfilteredSql.of(sql);
    return all.isEmpty()
        ? OptionalLong.empty()
        : new ExtractQuery(database, extract, all.get(), since, until).counted(connection);
  }

  /** A database that does not take the SQL so is asked no more, in the same transaction. */
  private OptionalLong counted(java.sql.Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement = columns(connection, List.of("count(*)"));
        ResultSet found = statement.executeQuery()) {
      found.next();
      return OptionalLong.of(found.getLong(1));
    } catch (SQLException e) {
      connection.rollback(before);
      return OptionalLong.empty();
    }
  }

  private static void put(TreeMap<String, BigDecimal> sums, String measure, String sum) {
    if (sum == null || sum.matches("[-+0-9.eE]+")) {
      sums.put(measure, sum == null ? BigDecimal.ZERO : new BigDecimal(sum));
    }
  }

  private PreparedStatement prepared(java.sql.Connection connection, String text)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    statement.setFetchSize(FETCH);
    int place = 1;
    for (String name : sql.parameters()) {
      Instant value = name.equals("since") ? since : until;
      statement.setObject(place++, value.atOffset(ZoneOffset.UTC));
    }
    return statement;
  }

  /** Has the database begun it, so that it says which rights are missing; no row is read. */
  void tried() {
    try (var connection = database.open();
        var statement =
            prepared(connection, "select 1 from (\n" + sql.text() + "\n) x where 1 = 0");
        ResultSet found = statement.executeQuery()) {
      found.next();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** What the database said, as people can act on it. */
  ReadFailure refused(SQLException e) {
    return DatabaseErrors.by(database, extract, e);
  }

  ReadFailure refused(String said) {
    return JdbcProblems.noQuery(extract, database.system(), said);
  }
}
