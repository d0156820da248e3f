package io.countersign.schedules.publish;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A DuckDB file: made beside the old one, and put in its place when it is whole. */
public final class Duck {
  private Duck() {}

  /**
   * Publishes to a file.
   *
   * @throws Refusal PUBLISH_FAILED; then the file is as it was
   */
  public static void publish(Edition edition, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(part);
      try (Connection connection = open(part.toString());
          Statement statement = connection.createStatement()) {
        for (Contract mart : edition.marts()) {
          fill(statement, edition, mart);
        }
        statement.execute(Publication.table(""));
        for (String row : Publication.rows("", edition, hashes(statement, edition))) {
          statement.execute(row);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | SQLException e) {
      throw failed(file.toString(), e);
    }
  }

  private static void fill(Statement statement, Edition edition, Contract mart)
      throws SQLException {
    statement.execute(
        "create table "
            + mart.name()
            + " as select * from read_parquet('"
            + edition.pattern(mart.name())
            + "') order by "
            + String.join(", ", mart.grain()));
    statement.execute("comment on table " + mart.name() + " is " + Words.quoted(mart.about()));
    for (String column : mart.columns().keySet()) {
      statement.execute(
          "comment on column "
              + mart.name()
              + "."
              + column
              + " is "
              + Words.quoted(Words.of(mart.columns().get(column))));
    }
  }

  /** A hash of each mart's rows, in the order of their grain. */
  static List<Publication.Content> hashes(Statement statement, Edition edition)
      throws SQLException {
    List<Publication.Content> contents = new ArrayList<>();
    for (Contract mart : edition.marts()) {
      // As text: the hash is of what is said, not of how an engine keeps it.
      String row = "concat_ws('|', " + cells(mart) + ")";
      try (var found =
          statement.executeQuery(
              "select count(*), coalesce(sha256(string_agg("
                  + row
                  + ", chr(10) order by "
                  + row
                  + ")), '') from read_parquet('"
                  + edition.pattern(mart.name())
                  + "')")) {
        found.next();
        contents.add(new Publication.Content(mart.name(), found.getLong(1), found.getString(2)));
      }
    }
    return contents;
  }

  private static String cells(Contract mart) {
    return mart.columns().keySet().stream()
        .map(column -> "coalesce(cast(" + column + " as varchar), '')")
        .collect(Collectors.joining(", "));
  }

  static Connection open(String file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static Refusal failed(String where, Exception e) {
    return new Refusal(
        Exit.NOT_REACHED,
        new Problem(
            "PUBLISH_FAILED",
            where,
            "The marts could not be published.",
            "",
            String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
            "What was published before is still there, unchanged."));
  }
}
