package io.countersign.schedules.publish;

import io.countersign.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What figures name and no source lists. It gets a row in its dimension, so that every reference
 * holds and no join loses a row.
 */
final class InferredMembers {
  private InferredMembers() {}

  /** Adds them to the files of the dimensions: first those of the tables that refer to others. */
  public static void add(Edition edition) {
    try (Connection duck = DuckdbFile.open();
        Statement statement = duck.createStatement()) {
      for (int i = Dimension.ALL.size() - 1; i >= 0; i--) {
        add(statement, edition, Dimension.ALL.get(i));
      }
    } catch (SQLException | IOException e) {
      throw PublishProblems.failed("dimensions", e);
    }
  }

  private static void add(Statement statement, Edition edition, Dimension dimension)
      throws SQLException, IOException {
    List<String> named = named(edition, dimension);
    if (named.isEmpty()) {
      return;
    }
    String key = SqlQuoting.name(dimension.key());
    statement.execute(
        "create or replace temp table whole as select * from " + edition.read(dimension.name()));
    int added =
        statement.executeUpdate(
            SqlTemplate.read(
                "inferred.sql",
                Map.of(
                    "key",
                    key,
                    "additions",
                    additions(edition.table(dimension.name())),
                    "named",
                    String.join(" union all ", named))));
    if (added > 0) {
      replace(statement, edition.files().get(dimension.name()), key);
    }
  }

  private static List<String> named(Edition edition, Dimension dimension) {
    List<String> named = new ArrayList<>();
    for (Contract table : edition.marts()) {
      for (Dimension.Reference reference : Dimension.of(table)) {
        if (reference.to().equals(dimension)) {
          named.add(
              "select %s as id from %s"
                  .formatted(SqlQuoting.name(reference.column()), edition.read(table.name())));
        }
      }
    }
    return named;
  }

  /** Of what nobody lists, the id is the name. */
  private static String additions(Contract table) {
    return (table.columns().containsKey("name") ? ", id as name" : "")
        + (table.columns().containsKey("known") ? ", false as known" : "");
  }

  private static void replace(Statement statement, Path folder, String key)
      throws SQLException, IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(folder)) {
      old = files.collect(Collectors.toList());
    }
    Path whole = folder.resolve("whole.parquet");
    statement.execute(
        "copy (select * from whole order by %s) to %s (format parquet)"
            .formatted(key, SqlQuoting.quoted(whole.toString())));
    for (Path file : old) {
      Files.delete(file);
    }
  }
}
