package io.countersign.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;

/**
 * The workspace of Halden Group, an invented company: what lies finished in {@code
 * systems/sample_company/}, the service desk and the ERP of it loaded into an embedded database. In
 * it lie the stories of {@code stories.yml}, each with a known answer.
 *
 * @param folder made where it is missing, and what the sample has of the same name in it is
 *     replaced
 */
public record SampleWorkspace(Path folder) {
  private static final String FINISHED = "ingest/systems/sample_company";
  private static final List<String> DECLARED =
      List.of("countersign.yml", "people.yml", "channels.yml");
  private static final String PACKED = ".csv.gz";
  private static final int BATCH = 2_000;

  /**
   * Writes all of it: its declarations, the register, the database.
   *
   * @throws IOException where the folder cannot be written
   */
  public void write() throws IOException {
    SortedMap<String, byte[]> finished = Resources.files(FINISHED);
    for (Map.Entry<String, byte[]> file : finished.entrySet()) {
      String name = file.getKey().substring(FINISHED.length() + 1);
      if (DECLARED.contains(name) || name.startsWith("register/")) {
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.write(copy, file.getValue());
      }
    }
    Files.createDirectories(database().getParent());
    load(finished);
  }

  /** Without the ending that it gets by itself. */
  private Path database() {
    return folder.resolve("sources/back_office");
  }

  /** Takes away what was there, and loads each table, in one transaction. */
  private void load(SortedMap<String, byte[]> finished) throws IOException {
    String source = FINISHED + "/source/";
    try (java.sql.Connection connection = DriverManager.getConnection(address());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DROP ALL OBJECTS");
      statement.execute(new String(finished.get(source + "back_office.ddl"), UTF_8));
      for (Map.Entry<String, byte[]> file : finished.tailMap(source).entrySet()) {
        String name = file.getKey();
        if (name.endsWith(PACKED)) {
          String table = name.substring(source.length(), name.length() - PACKED.length());
          insert(connection, table, file.getValue());
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The sample's back office could not be written to " + database() + ": " + e.getMessage(),
          e);
    }
  }

  /** A semicolon would begin the driver's settings. */
  private String address() {
    String path = database().toAbsolutePath().toString();
    if (path.contains(";")) {
      throw Declarations.wrong(database().toString(), "The folder's path has a semicolon in it.")
          .expected("a path without one: the sample's database cannot be addressed otherwise")
          .found(path)
          .now("Choose another folder.")
          .refusal(Exit.WRONG_CALL);
    }
    return "jdbc:h2:file:" + path;
  }

  private static void insert(java.sql.Connection connection, String table, byte[] packed)
      throws IOException, SQLException {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .ofCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(new ByteArrayInputStream(packed)), UTF_8))) {
      var row = rows.iterator();
      List<String> header = row.next().getFields();
      String marks = "?, ".repeat(header.size() - 1) + "?";
      String columns = String.join(", ", header);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")")) {
        for (int waiting = 1; row.hasNext(); waiting++) {
          bind(insert, row.next().getFields());
          insert.addBatch();
          if (waiting % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
    }
  }

  /** Blank is where nothing is known. */
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
