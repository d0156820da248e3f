package io.countersign.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ingest.SampleWorkspace;
import io.countersign.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleWorkspaceTest {
  private static final List<String> TABLES =
      List.of(
          "DESK.TICKET",
          "DESK.JOURNAL",
          "DESK.CHANGE_REQ",
          "DESK.VOTE",
          "DESK.ATTACHMENT",
          "DESK.ROLLOUT",
          "DESK.BLAME",
          "ERP.ENTRY",
          "ERP.TIMESHEET",
          "ERP.CHART");
  private static final Path FINISHED =
      Path.of(System.getProperty("countersign.root"), "ingest/systems/sample_company");
  @TempDir private static Path folder;
  private static Written first;

  @BeforeAll
  static void write() throws IOException {
    first = written("first");
  }

  private static Written written(String name) throws IOException {
    new SampleWorkspace(folder.resolve(name)).write();
    return new Written(folder.resolve(name));
  }

  @Test
  void its_register_is_the_finished_one_byte_for_byte() throws IOException {
    assertThat(first.spreadsheets())
        .hasSizeGreaterThan(20)
        .isEqualTo(new Written(FINISHED).spreadsheets());
  }

  @Test
  void each_row_of_its_database_is_one_that_was_made_and_the_other_way_round()
      throws IOException, SQLException {
    for (Sheet sheet : SampleCompany.tables().backOffice()) {
      List<String> made = sheet.rows().stream().map(SampleWorkspaceTest::asRead).sorted().toList();
      String columns = String.join(", ", sheet.header());
      List<String> rows = first.rows("select " + columns + " from " + sheet.name());
      assertThat(rows.stream().sorted().toList().equals(made)).as(sheet.name()).isTrue();
    }
  }

  private static String asRead(List<String> row) {
    return row.stream()
        .map(value -> value.isEmpty() ? "null" : value)
        .collect(Collectors.joining("|"));
  }

  @Test
  void written_twice_it_is_the_same_company() throws IOException, SQLException {
    written("second");
    Written second = written("second");
    assertThat(second.spreadsheets()).isEqualTo(first.spreadsheets());
    for (String table : TABLES) {
      assertThat(second.rows("select * from " + table))
          .as(table)
          .isEqualTo(first.rows("select * from " + table));
    }
  }

  @Test
  void it_is_as_large_as_it_is_said_to_be() throws IOException, SQLException {
    assertThat(first.count("DESK.TICKET")).isEqualTo(4_000);
    assertThat(first.count("DESK.CHANGE_REQ")).isEqualTo(400);
    assertThat(first.count("ERP.TIMESHEET")).isEqualTo(25_000);
    assertThat(first.count("ERP.ENTRY")).isEqualTo(12_000);
    assertThat(first.column("initiatives", 2)).filteredOn("measure"::equals).hasSize(120);
  }

  @Test
  void n7_a_folder_whose_path_would_add_settings_to_the_address_is_refused() {
    SampleWorkspace workspace =
        new SampleWorkspace(folder.resolve("halden;INIT=DROP ALL OBJECTS/db"));
    assertThatThrownBy(workspace::write)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("semicolon");
  }

  /** What was written, as a reader finds it. */
  private record Written(Path folder) {
    Map<String, String> spreadsheets() throws IOException {
      Map<String, String> found = new TreeMap<>();
      try (Stream<Path> files = Files.walk(folder.resolve("register"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
        }
      }
      return found;
    }

    List<String> column(String sheet, int index) throws IOException {
      return Files.readAllLines(folder.resolve("register/" + sheet + ".csv")).stream()
          .map(line -> line.split(",", -1)[index])
          .toList();
    }

    int count(String table) throws SQLException {
      return Integer.parseInt(rows("select count(*) from " + table).get(0));
    }

    List<String> rows(String sql) throws SQLException {
      return Database.rows(folder.resolve("sources/back_office"), sql);
    }
  }
}
