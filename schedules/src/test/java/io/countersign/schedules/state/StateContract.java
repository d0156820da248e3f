package io.countersign.schedules.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.schedules.deliver.Delivery;
import io.countersign.schedules.deliver.DeliveryLog;
import io.countersign.schedules.deliver.DeliveryState;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.slot.Claim;
import io.countersign.schedules.slot.Claims;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.SlotRow;
import io.countersign.schedules.slot.Slots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold of the versions of the state, wherever it is kept. */
abstract class StateContract {
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** The tables that were there before versions were counted. */
  private static final Map<String, String> BEFORE =
      Map.of(
          "marks",
          "schedule, seen_at",
          "slots",
          "schedule, slot, due, period, state, reason, attempts, since, told, owner",
          "attempts",
          "schedule, slot, token, owner, began_at, ended_at, outcome, note",
          "openings",
          "schedule, slot, as_of",
          "parcels",
          "schedule, slot, title, issue, file, sha256, nodes, whom",
          "deliveries",
          "issue, recipient, channel, address, file, sha256, state, message_id, sends, token,"
              + " changed_at, note",
          "delivery_history",
          "issue, recipient, channel, number, state, at, note");

  /** Those that have another name now. */
  private static final Map<String, String> NOW = Map.of("marks", "watermarks");

  @TempDir Path folder;

  /** The words after which {@link OpensState} opens a database that is not there yet. */
  abstract List<String> fresh(String name);

  abstract StateSource source(List<String> place);

  abstract StateStore open(List<String> place);

  /** As the program left it that did not count versions yet. */
  List<String> unversioned(String name) throws Exception {
    List<String> place = fresh(name);
    try (Connection connection = source(place).getConnection();
        Statement statement = connection.createStatement()) {
      for (String file : List.of("tables", "rows", "tasks_" + place.get(0))) {
        for (String one : text("unversioned_" + file + ".sql").split(";\n")) {
          statement.execute(one);
        }
      }
    }
    return place;
  }

  private static String text(String file) throws IOException {
    try (InputStream text = StateContract.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All rows of the tables that were there before versions were counted, by their name then. */
  Map<String, List<String>> rows(List<String> place, Map<String, String> names)
      throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection connection = source(place).getConnection()) {
      for (Map.Entry<String, String> table : BEFORE.entrySet()) {
        String name = names.getOrDefault(table.getKey(), table.getKey());
        rows.put(table.getKey(), rows(connection, name, table.getValue()));
      }
    }
    return rows;
  }

  Map<String, List<String>> rows(List<String> place) throws SQLException {
    return rows(place, NOW);
  }

  private static List<String> rows(Connection connection, String table, String columns)
      throws SQLException {
    return StateStore.list(
        connection, StateContract::row, "select " + columns + " from " + table + " order by 1, 2");
  }

  private static String row(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      values.add(row.getString(i));
    }
    return values.toString();
  }

  @Test
  void a_database_from_before_versions_were_counted_is_carried_over_and_nothing_is_lost()
      throws Exception {
    List<String> place = unversioned("today");
    Map<String, List<String>> before = rows(place, Map.of());
    assertThat(before.get("slots")).hasSize(7);
    for (int time = 1; time <= 2; time++) {
      var unused = open(place);
      assertThat(rows(place)).isEqualTo(before);
    }
  }

  @Test
  void what_was_claimed_before_versions_were_counted_is_held_and_the_rest_is_due_as_it_was()
      throws Exception {
    StateStore store = open(unversioned("claims"));
    assertThat(due(store, "2026-11-04T12:05:59Z")).containsExactly("11:00");
    assertThat(due(store, "2026-11-04T12:06:00Z")).containsExactly("07:00", "11:00");
    assertThat(due(store, "2026-11-04T12:10:00Z")).containsExactly("07:00", "09:00", "11:00");
    assertThat(due(store, "2026-11-04T12:20:00Z"))
        .containsExactly("07:00", "08:00", "09:00", "11:00");
    Slot held =
        new Slots(store)
            .all().stream()
                .map(SlotRow::slot)
                .filter(one -> one.nominal().getHour() == 7)
                .findFirst()
                .orElseThrow();
    Instant later = Instant.parse("2026-11-04T12:20:00Z");
    Optional<Claim> taken = new Claims(store).claim(held, "host/3", later, LEASE);
    assertThat(taken).map(Claim::token).hasValue(3L);
  }

  private static List<String> due(StateStore store, String now) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new Slots(store)
        .due(new Clocks(clock, clock), LEASE).stream()
            .map(one -> one.slot().nominal().toLocalTime().toString())
            .toList();
  }

  @Test
  void what_was_delivered_before_versions_were_counted_can_be_resolved_and_sent_again()
      throws Exception {
    StateStore store = open(unversioned("deliveries"));
    DeliveryLog log = new DeliveryLog(store);
    Instant now = Instant.parse("2026-11-05T08:00:00Z");
    log.resolve("CV-2026-10-3d4e5f", "ada", "mail", true, now, "Ada has it.");
    log.resend("CP-2026-10-0a1b2c", "cfo", "mail", now, "The CFO deleted it.");
    assertThat(log.list(Optional.empty()))
        .extracting(Delivery::recipient, Delivery::state)
        .containsExactlyInAnyOrder(
            tuple("ada", DeliveryState.accepted), tuple("cfo", DeliveryState.planned));
    assertThat(
            store.list(
                row -> row.getString("state"),
                "select state from delivery_history where issue = ? order by number",
                "CP-2026-10-0a1b2c"))
        .containsExactly("planned", "sending", "accepted", "planned");
  }

  @Test
  void a_new_database_has_the_version_that_is_opened_without_a_step() throws Exception {
    assertThat(
            open(fresh("new")).list(row -> row.getString(1), "select version from state_versions"))
        .endsWith(StateSchema.VERSION.getVersion())
        .doesNotHaveDuplicates();
  }

  @Test
  void a_database_of_a_newer_version_is_refused_and_not_touched() throws Exception {
    List<String> place = fresh("newer");
    StateStore store = open(place);
    store.change(
        "insert into state_versions (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " values (99, '99', 'of tomorrow', 'SQL', 'V99__of_tomorrow.sql', 'x', 0, true)");
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> open(place));
    Problem said = refusal.problems().get(0);
    assertThat(said.code()).isEqualTo("STATE_NEWER");
    assertThat(said.expected()).isEqualTo("version " + StateSchema.VERSION + " or older");
    assertThat(said.found()).isEqualTo("version 99");
  }

  @Test
  void processes_that_open_one_at_the_same_time_all_find_it_whole() throws Exception {
    List<List<String>> places = List.of(fresh("crowd"), unversioned("carried"));
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(process(0, places.get(i / 2), i));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(all.get(i).waitFor()).as(said(i)).isZero();
      assertThat(said(i)).as("what Flyway says to itself").doesNotContain("lyway");
    }
    assertThat(rows(places.get(0)).get("slots")).isEmpty();
    assertThat(rows(places.get(1)).get("slots")).hasSize(7);
  }

  /** Whatever it says goes into a file of the folder. */
  Process process(int dies, List<String> place, int number) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OpensState.class.getName(),
                String.valueOf(dies)));
    command.addAll(place);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said" + number).toFile())
        .start();
  }

  String said(int number) throws IOException {
    return Files.readString(folder.resolve("said" + number));
  }
}
