package io.countersign.ingest.sample;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the sample's embedded database. */
final class Database {
  private Database() {}

  /** Each row as its values with a bar between. */
  static List<String> rows(Path file, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + file.toAbsolutePath() + ";IFEXISTS=TRUE");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    }
  }

  private static String row(ResultSet found) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      values.add(String.valueOf(found.getString(i)));
    }
    return String.join("|", values);
  }
}
