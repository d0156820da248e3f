package io.countersign.ingest;

import io.countersign.lake.Contract;
import java.io.Serializable;
import java.sql.JDBCType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of an extract.
 *
 * @param names in small letters
 * @param measures those that add up and that the database keeps as exact numbers
 */
record JdbcHeader(ArrayList<String> names, ArrayList<String> measures) implements Serializable {
  private static final Set<JDBCType> EXACT =
      Set.of(
          JDBCType.NUMERIC,
          JDBCType.DECIMAL,
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT);

  /** Asks the database, and reads no row. */
  static JdbcHeader of(Query query, Contract feed) {
    try (var connection = query.database().open();
        var statement = query.rows(connection)) {
      ResultSetMetaData columns = statement.getMetaData();
      if (columns == null) {
        throw query.refused("It is not only a query.");
      }
      return of(columns, Totals.measures(feed));
    } catch (SQLException e) {
      throw query.refused(e);
    }
  }

  private static JdbcHeader of(ResultSetMetaData columns, List<String> adding) throws SQLException {
    ArrayList<String> names = new ArrayList<>();
    ArrayList<String> measures = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      names.add(name);
      if (adding.contains(name) && EXACT.contains(JdbcCells.type(columns.getColumnType(i)))) {
        measures.add(name);
      }
    }
    return new JdbcHeader(names, measures);
  }

  boolean sliced() {
    return names.contains(Slice.COLUMN);
  }
}
