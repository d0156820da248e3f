package io.countersign.schedules.publish;

import io.countersign.schedules.state.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The schemas of the editions. One is ours where it has the table that each of ours has. */
record EditionSchemas(Connection to, String views) {
  private static final int KEPT = 2;
  private static final String ALL = SqlFile.read(EditionSchemas.class, "editions.sql");

  /**
   * Drops those that nobody needs.
   *
   * @return of those that somebody built on, who did
   */
  List<String> dropOld() throws SQLException {
    List<String> notes = new ArrayList<>();
    List<String> editions = list(ALL, views);
    for (String old : editions.subList(Math.min(KEPT, editions.size()), editions.size())) {
      List<String> dependants = drop(old);
      if (!dependants.isEmpty()) {
        notes.add(
            "The old edition "
                + old
                + " stays, as others built on it: "
                + String.join("; ", dependants));
      }
    }
    return notes;
  }

  /** All its tables at once: they refer to each other. What is not ours keeps the schema there. */
  private List<String> drop(String old) throws SQLException {
    List<String> tables =
        new ArrayList<>(list("select mart from " + PostgresTables.name(old, "publication")));
    tables.add("publication");
    tables.add("sight");
    List<String> full = tables.stream().map(table -> PostgresTables.name(old, table)).toList();
    return new Dependants(to)
        .drop(
            "drop table if exists " + String.join(", ", full),
            "drop schema " + SqlQuoting.name(old) + " restrict");
  }

  private List<String> list(String sql, String... values) throws SQLException {
    List<String> list = new ArrayList<>();
    try (var statement = to.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          list.add(rows.getString(1));
        }
      }
    }
    return list;
  }

  /** Makes room for one. */
  void create(String own) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute("create schema " + SqlQuoting.name(own));
    }
  }
}
