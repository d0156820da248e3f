package io.countersign.ingest.jdbc;

import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import io.countersign.ingest.quality.BatchTotals;
import io.countersign.problem.Problems;
import java.io.Serializable;
import java.sql.JDBCType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.NumericType;

/**
 * The columns of an extract.
 *
 * @param names in small letters
 * @param types as the database has them
 * @param measures those that add up and that the database keeps as exact numbers
 */
record JdbcColumns(ArrayList<String> names, ArrayList<JDBCType> types, ArrayList<String> measures)
    implements Serializable {
  private static final Set<JDBCType> EXACT =
      Set.of(
          JDBCType.NUMERIC,
          JDBCType.DECIMAL,
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT);

  private static final Set<JDBCType> NO_MOMENTS =
      Set.of(
          JDBCType.NUMERIC,
          JDBCType.DECIMAL,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DOUBLE,
          JDBCType.BOOLEAN);

  private static final Set<JDBCType> NO_NUMBERS =
      Set.of(
          JDBCType.DATE,
          JDBCType.TIME,
          JDBCType.TIMESTAMP,
          JDBCType.TIMESTAMP_WITH_TIMEZONE,
          JDBCType.BOOLEAN);

  /** Asks the database, and reads no row. */
  static JdbcColumns of(ExtractQuery query, Contract feed) {
    try (var connection = query.database().open();
        var statement = query.rows(connection)) {
      ResultSetMetaData columns = statement.getMetaData();
      if (columns == null) {
        throw query.refused("It is not only a query.");
      }
      return of(columns, BatchTotals.measures(feed));
    } catch (SQLException e) {
      throw query.refused(e);
    }
  }

  private static JdbcColumns of(ResultSetMetaData columns, List<String> adding)
      throws SQLException {
    ArrayList<String> names = new ArrayList<>();
    ArrayList<JDBCType> types = new ArrayList<>();
    ArrayList<String> measures = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      JDBCType type = JdbcValues.type(columns, i);
      names.add(name);
      types.add(type);
      if (adding.contains(name) && EXACT.contains(type)) {
        measures.add(name);
      }
    }
    return new JdbcColumns(names, types, measures);
  }

  /** Some columns whose types do not matter. */
  static JdbcColumns of(List<String> names) {
    return new JdbcColumns(new ArrayList<>(names), new ArrayList<>(), new ArrayList<>());
  }

  /** Every column whose type can hold no value of the feed's: somebody has changed it. */
  void retyped(Contract feed, String where, Problems problems) {
    for (int i = 0; i < names.size(); i++) {
      var wanted = feed.columns().get(names.get(i));
      if (wanted != null && never(wanted.type()).contains(types.get(i))) {
        problems.add(JdbcProblems.retyped(where, wanted, types.get(i)));
      }
    }
  }

  private static Set<JDBCType> never(ColumnType wanted) {
    if (wanted == ColumnType.INSTANT || wanted == ColumnType.DATE) {
      return NO_MOMENTS;
    }
    return wanted.spark() instanceof NumericType ? NO_NUMBERS : Set.of();
  }

  boolean sliced() {
    return names.contains(Slice.COLUMN);
  }
}
