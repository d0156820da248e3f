package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.Dumps;
import io.countersign.ingest.RealData;
import io.countersign.time.Holiday;
import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceVersions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 900 clocks of three schedules (a lunch break, Saturdays, holidays, changes of the hour), worked
 * out by two other engines.
 */
@RealData
final class RealClocksTest {
  private static final Instant AS_OF = Instant.parse("2025-12-31T00:00:00Z");
  private static final Map<String, String> ZONES =
      Map.of("1001", "Europe/Berlin", "1002", "Europe/London", "1003", "America/Los_Angeles");
  private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
  private static final BigDecimal MINUTE = new BigDecimal(60);
  private static final BigDecimal TOLERANCE = new BigDecimal("1.01");

  private static final Map<String, SlaTicket> TICKETS = new HashMap<>();
  private static final Map<String, WorkingCalendar> CALENDARS = new HashMap<>();

  /** One row of {@code expected.csv}, and what our clock shows. */
  private record Clock(List<String> row, SlaStatus ours) {
    boolean agreedByBothOthers() {
      return row.get(10).contains("elapsed ok, breach ok");
    }

    boolean sameElapsed() {
      BigDecimal minutes = new BigDecimal(row.get(5));
      return ours.elapsed() != null
          && minutes
                  .multiply(MINUTE)
                  .subtract(BigDecimal.valueOf(ours.elapsed()))
                  .abs()
                  .compareTo(TOLERANCE.multiply(MINUTE))
              <= 0;
    }

    boolean sameVerdict() {
      return Boolean.parseBoolean(row.get(6)) == ours.state().equals("breached");
    }

    @Override
    public String toString() {
      return String.join(",", row) + " -> " + ours;
    }
  }

  private static Path folder() {
    return Dumps.data().resolve("exports/zendesk_sla");
  }

  @BeforeAll
  static void read() throws IOException {
    readCalendars();
    readTickets();
  }

  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(folder().resolve(file)).stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split(",", 11)))
        .toList();
  }

  private static Instant at(String text) {
    return Instant.parse(text.replace(' ', 'T') + "Z");
  }

  private static void readCalendars() throws IOException {
    Map<String, List<String>> windows = new HashMap<>();
    for (List<String> row : rows("schedule_data.csv")) {
      windows.computeIfAbsent(row.get(1), id -> new ArrayList<>()).add(window(row));
    }
    Map<String, List<Holiday>> holidays = new HashMap<>();
    for (List<String> row : rows("schedule_holiday_data.csv")) {
      holidays
          .computeIfAbsent(row.get(1), id -> new ArrayList<>())
          .add(new Holiday(LocalDate.parse(row.get(6)), null, null));
    }
    windows.forEach(
        (id, texts) ->
            CALENDARS.put(
                id,
                WorkingCalendar.parse(ZONES.get(id), String.join("; ", texts), holidays.get(id))));
    CALENDARS.put("always", WorkingCalendar.parse("UTC", "Mon-Sun 00:00-24:00", List.of()));
  }

  /** The tool counts minutes from Sunday midnight. */
  private static String window(List<String> row) {
    int opens = Integer.parseInt(row.get(2));
    int closes = Integer.parseInt(row.get(0));
    LocalTime midnight = LocalTime.MIDNIGHT;
    return DAYS.get(opens / 1440)
        + " "
        + midnight.plusMinutes(opens % 1440)
        + "-"
        + midnight.plusMinutes(closes % 1440);
  }

  private static void readTickets() throws IOException {
    Map<String, Instant> answers = new HashMap<>();
    for (List<String> row : rows("ticket_comment_data.csv")) {
      if (row.get(8).equals("1111")) {
        answers.merge(row.get(6), at(row.get(3)), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    Map<String, List<SlaEvent>> events = new HashMap<>();
    for (List<String> row : rows("ticket_field_history_data.csv")) {
      if (row.get(0).equals("status")) {
        List<SlaEvent> before = events.computeIfAbsent(row.get(1), id -> new ArrayList<>());
        before.add(new SlaEvent(at(row.get(2)), before.size(), "status", null, word(row.get(5))));
      }
    }
    for (List<String> row : rows("ticket_data.csv")) {
      String id = row.get(0);
      TICKETS.put(id, ticket(id, at(row.get(5)), answers.get(id), events.get(id)));
    }
  }

  /** The tool takes solving for an answer where nobody wrote one. */
  private static SlaTicket ticket(
      String id, Instant opened, Instant answer, List<SlaEvent> events) {
    Instant solved =
        events.stream()
            .filter(event -> event.now().equals("resolved"))
            .map(SlaEvent::at)
            .findFirst()
            .orElseThrow();
    Instant answered = answer == null ? solved : answer;
    return new SlaTicket(
        "desk",
        id,
        "incident",
        null,
        null,
        null,
        "resolved",
        opened,
        answered,
        solved,
        null,
        events);
  }

  private static String word(String theirs) {
    return switch (theirs) {
      case "solved" -> "resolved";
      case "hold" -> "stalled";
      default -> theirs;
    };
  }

  private static Clock clock(List<String> row) {
    String metric = row.get(1).equals("first_reply_time") ? "first_response" : "resolution";
    String calendar = row.get(3).equals("True") ? row.get(4) : "always";
    SlaPolicy policy =
        new SlaPolicy(
            row.get(1),
            LocalDate.of(2024, 1, 1),
            null,
            null,
            null,
            null,
            metric,
            Long.parseLong(row.get(2)) * 60,
            null,
            null,
            calendar,
            pauses(row.get(1)),
            "keep",
            "continue");
    SlaRules rules = new SlaRules(List.of(policy), CALENDARS, new ServiceVersions(List.of()));
    List<SlaInstance> walked = SlaLifecycle.of(TICKETS.get(row.get(0)), metric, rules, AS_OF);
    return new Clock(row, walked.get(walked.size() - 1).reading());
  }

  private static Set<String> pauses(String metric) {
    return switch (metric) {
      case "agent_work_time" -> Set.of("pending", "stalled");
      case "requester_wait_time" -> Set.of("pending");
      default -> Set.of();
    };
  }

  private static List<Clock> clocks() throws IOException {
    return rows("expected.csv").stream().map(RealClocksTest::clock).toList();
  }

  @Test
  void all_clocks_that_two_other_engines_agree_on_show_the_same_here() throws IOException {
    List<Clock> agreed = clocks().stream().filter(Clock::agreedByBothOthers).toList();
    assertThat(agreed).hasSize(828);
    assertThat(agreed)
        .allMatch(Clock::sameElapsed, "the same minutes")
        .allMatch(Clock::sameVerdict, "the same verdict");
  }

  @Test
  void where_they_differ_this_clock_agrees_with_the_independent_one() throws IOException {
    List<Clock> disputed = clocks().stream().filter(clock -> !clock.agreedByBothOthers()).toList();
    assertThat(disputed).hasSize(72);
    assertThat(disputed).allMatch(clock -> clock.sameElapsed() && clock.sameVerdict());
  }
}
