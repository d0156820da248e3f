package io.countersign.ingest.sample;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** Writes the service desk and the ERP into an embedded database, in one transaction. */
final class BackOffice {
  private static final int BATCH = 2_000;
  private final Path file;

  /**
   * @param file the database, without the ending that it gets by itself
   */
  BackOffice(Path file) {
    this.file = file;
  }

  /** Takes away what was there. */
  void write(String definitions, List<Sheet> sheets) {
    try (Connection connection = DriverManager.getConnection(address());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DROP ALL OBJECTS");
      statement.execute(definitions);
      for (Sheet sheet : sheets) {
        insert(connection, sheet);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The sample's back office could not be written to " + file + ": " + e.getMessage(), e);
    }
  }

  /** A semicolon would begin the driver's settings. */
  private String address() {
    if (file.toAbsolutePath().toString().contains(";")) {
      throw new Refusal(
          Exit.WRONG_CALL,
          new Problem(
              "DECLARATION_WRONG",
              file.toString(),
              "The folder's path has a semicolon in it.",
              "a path without one: the sample's database cannot be addressed otherwise",
              file.toAbsolutePath().toString(),
              "Choose another folder."));
    }
    return "jdbc:h2:file:" + file.toAbsolutePath();
  }

  private static void insert(Connection connection, Sheet sheet) throws SQLException {
    String marks = "?, ".repeat(sheet.header().size() - 1) + "?";
    String columns = String.join(", ", sheet.header());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + sheet.name() + " (" + columns + ") VALUES (" + marks + ")")) {
      int waiting = 0;
      for (List<String> row : sheet.rows()) {
        bind(insert, row);
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, List<String> row) throws SQLException {
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).isEmpty()) {
        insert.setNull(i + 1, Types.VARCHAR);
      } else {
        insert.setString(i + 1, row.get(i));
      }
    }
  }
}
