package io.countersign.schedules.publish;

import io.countersign.contract.Contract;
import io.countersign.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A DuckDB file: made beside the old one, and put in its place when it is whole. */
final class DuckdbFile {
  private DuckdbFile() {}

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
      try (Connection connection = open();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "attach " + SqlQuoting.quoted(part.toAbsolutePath() + "") + " as published");
        statement.execute("use published");
        fill(statement, edition);
        statement.execute("use memory");
        statement.execute("detach published");
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | SQLException e) {
      throw PublishProblems.failed(file.toString(), e);
    }
  }

  private static void fill(Statement statement, Edition edition) throws SQLException {
    for (Contract mart : edition.marts()) {
      fill(statement, edition, mart);
    }
    Publication.write(statement.getConnection(), "main", edition, hashes(statement, edition));
  }

  private static void fill(Statement statement, Edition edition, Contract mart)
      throws SQLException {
    String name = SqlQuoting.name(mart.name());
    List<String> parts = columns(statement, edition, mart);
    if (Dimension.is(mart)) {
      parts.add("primary key (" + SqlQuoting.names(mart.grain()) + ")");
    }
    Dimension.of(mart).stream()
        // Rows of one statement do not see each other, so a table cannot refer to itself here.
        .filter(one -> !one.to().name().equals(mart.name()))
        .forEach(one -> parts.add(reference(one, "")));
    statement.execute("create table " + name + " (" + String.join(", ", parts) + ")");
    statement.execute(
        SqlTemplate.read(
            "rows.sql",
            Map.of(
                "table",
                name,
                "files",
                edition.read(mart.name()),
                "grain",
                SqlQuoting.names(mart.grain()))));
    for (String sql : comments(name, mart)) {
      statement.execute(sql);
    }
  }

  static List<String> comments(String table, Contract mart) {
    List<String> comments = new ArrayList<>();
    comments.add("comment on table " + table + " is " + SqlQuoting.quoted(mart.about()));
    mart.columns()
        .values()
        .forEach(
            column ->
                comments.add(
                    "comment on column %s.%s is %s"
                        .formatted(
                            table,
                            SqlQuoting.name(column.name()),
                            SqlQuoting.quoted(SqlQuoting.of(column)))));
    return comments;
  }

  static String reference(Dimension.Reference reference, String prefix) {
    return "foreign key (%s) references %s%s (%s)"
        .formatted(
            SqlQuoting.name(reference.column()),
            prefix,
            SqlQuoting.name(reference.to().name()),
            SqlQuoting.name(reference.to().key()));
  }

  /** The columns with the types that the files have. */
  private static List<String> columns(Statement statement, Edition edition, Contract mart)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery("describe select * from " + edition.read(mart.name()))) {
      while (found.next()) {
        columns.add(SqlQuoting.name(found.getString(1)) + " " + found.getString(2));
      }
    }
    return columns;
  }

  /** A hash of each mart's rows, in the order of their grain. */
  static List<Publication.Content> hashes(Statement statement, Edition edition)
      throws SQLException {
    List<Publication.Content> contents = new ArrayList<>();
    for (Contract mart : edition.marts()) {
      // As text: the hash is of what is said, not of how an engine keeps it.
      String row = "concat_ws('|', " + cells(mart) + ")";
      try (ResultSet found =
          statement.executeQuery(
              SqlTemplate.read(
                  "hash.sql", Map.of("row", row, "files", edition.read(mart.name()))))) {
        found.next();
        contents.add(new Publication.Content(mart.name(), found.getLong(1), found.getString(2)));
      }
    }
    return contents;
  }

  private static String cells(Contract mart) {
    return mart.columns().keySet().stream()
        .map(column -> "coalesce(cast(" + SqlQuoting.name(column) + " as varchar), '')")
        .collect(Collectors.joining(", "));
  }

  /** An engine with nothing in it. Files are attached, so that no path is part of an address. */
  static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
