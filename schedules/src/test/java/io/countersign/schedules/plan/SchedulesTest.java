package io.countersign.schedules.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import io.countersign.time.FiscalCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchedulesTest {
  private static final FiscalCalendar YEAR = FiscalCalendar.startingOn("01-01");
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");
  private static final Map<String, TextFile> OWN =
      Map.of(
          "halden",
          new TextFile(
              "calendars/halden.yml",
              """
              calendar: halden
              based_on: germany
              holidays: {2026-12-24: Christmas Eve, 2026-12-31: New Year's Eve}
              worked: {2026-05-01: the move}
              """));

  private static List<String> due(String when, String from, String until) {
    return schedule(when).slots(Instant.parse(from), Instant.parse(until), YEAR).stream()
        .map(slot -> slot.nominal() + " " + slot.due() + " " + slot.period())
        .toList();
  }

  private static List<String> days(String when, String from, String until) {
    return schedule(when).slots(Instant.parse(from), Instant.parse(until), YEAR).stream()
        .map(slot -> slot.nominal().toLocalDate().toString())
        .toList();
  }

  private static Schedule schedule(String when) {
    Problems problems = new Problems();
    var read = reading(when, problems).schedule();
    assertThat(problems.list()).isEmpty();
    return read.orElseThrow();
  }

  private static ScheduleReader reading(String when, Problems problems) {
    TextFile source =
        new TextFile("schedules/mine.yml", "schedule: mine\nabout: A test.\nwhen: " + when + "\n");
    return new ScheduleReader(source, HOME, YEAR, new Holidays(OWN, problems), problems);
  }

  @Test
  void
      the_third_working_days_of_a_year_in_berlin_go_round_new_year_easter_and_both_clock_changes() {
    assertThat(
            due(
                "{working_day: 3, time: \"06:00\", calendar: germany}",
                "2026-01-01T00:00:00Z",
                "2026-12-31T23:00:00Z"))
        .containsExactly(
            "2026-01-06T06:00 2026-01-06T05:00:00Z 2025-12",
            "2026-02-04T06:00 2026-02-04T05:00:00Z 2026-01",
            "2026-03-04T06:00 2026-03-04T05:00:00Z 2026-02",
            // 1 April is a Wednesday, Good Friday the 3rd and Easter Monday the 6th.
            "2026-04-07T06:00 2026-04-07T04:00:00Z 2026-03",
            "2026-05-06T06:00 2026-05-06T04:00:00Z 2026-04",
            "2026-06-03T06:00 2026-06-03T04:00:00Z 2026-05",
            "2026-07-03T06:00 2026-07-03T04:00:00Z 2026-06",
            "2026-08-05T06:00 2026-08-05T04:00:00Z 2026-07",
            "2026-09-03T06:00 2026-09-03T04:00:00Z 2026-08",
            "2026-10-05T06:00 2026-10-05T04:00:00Z 2026-09",
            "2026-11-04T06:00 2026-11-04T05:00:00Z 2026-10",
            "2026-12-03T06:00 2026-12-03T05:00:00Z 2026-11");
  }

  @Test
  void the_third_working_days_of_a_year_in_new_york_go_round_its_holidays_and_both_clock_changes() {
    assertThat(
            due(
                "{working_day: 3, time: \"18:00\", zone: America/New_York, calendar: united_states}",
                "2026-01-01T05:00:00Z",
                "2027-01-01T04:59:59Z"))
        .containsExactly(
            "2026-01-06T18:00 2026-01-06T23:00:00Z 2025-12",
            "2026-02-04T18:00 2026-02-04T23:00:00Z 2026-01",
            "2026-03-04T18:00 2026-03-04T23:00:00Z 2026-02",
            // Good Friday is worked there.
            "2026-04-03T18:00 2026-04-03T22:00:00Z 2026-03",
            "2026-05-05T18:00 2026-05-05T22:00:00Z 2026-04",
            "2026-06-03T18:00 2026-06-03T22:00:00Z 2026-05",
            // 4 July is a Saturday, so the 3rd is free.
            "2026-07-06T18:00 2026-07-06T22:00:00Z 2026-06",
            "2026-08-05T18:00 2026-08-05T22:00:00Z 2026-07",
            "2026-09-03T18:00 2026-09-03T22:00:00Z 2026-08",
            "2026-10-05T18:00 2026-10-05T22:00:00Z 2026-09",
            "2026-11-04T18:00 2026-11-04T23:00:00Z 2026-10",
            "2026-12-03T18:00 2026-12-03T23:00:00Z 2026-11");
  }

  @Test
  void
      the_last_working_days_in_new_york_know_thanksgiving_is_no_month_end_and_christmas_is_before() {
    assertThat(
            due(
                "{working_day: last, time: \"18:00\", zone: America/New_York, calendar: united_states}",
                "2026-03-01T00:00:00Z",
                "2027-01-02T00:00:00Z"))
        .contains(
            "2026-03-31T18:00 2026-03-31T22:00:00Z 2026-02",
            "2026-05-29T18:00 2026-05-29T22:00:00Z 2026-04",
            "2026-11-30T18:00 2026-11-30T23:00:00Z 2026-10",
            "2026-12-31T18:00 2026-12-31T23:00:00Z 2026-11")
        .hasSize(10);
  }

  @Test
  void an_hour_that_happens_twice_has_one_slot_and_an_hour_that_is_skipped_still_has_one() {
    String nightly = "{cron: \"30 2 * * *\"}";
    assertThat(due(nightly, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
        .containsExactly("2026-10-25T02:30 2026-10-25T00:30:00Z 2026-09");
    assertThat(due(nightly, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
        .containsExactly("2026-03-29T02:30 2026-03-29T01:30:00Z 2026-02");
    assertThat(
            due(
                "{cron: \"30 1 * * *\", zone: America/New_York}",
                "2026-11-01T00:00:00Z",
                "2026-11-01T23:00:00Z"))
        .containsExactly("2026-11-01T01:30 2026-11-01T05:30:00Z 2026-10");
    assertThat(
            due(
                "{cron: \"30 2 * * *\", zone: America/New_York}",
                "2026-03-08T00:00:00Z",
                "2026-03-08T23:00:00Z"))
        .containsExactly("2026-03-08T02:30 2026-03-08T07:30:00Z 2026-02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{before_month_end: 2, time: '06:00', calendar: germany} | [2026-12-29]",
        "{before_month_end: 2, time: '06:00', calendar: halden} | [2026-12-28]",
        "{working_day: last, time: '06:00', calendar: halden} | [2026-12-30]",
        "{day: 26, time: '06:00', calendar: germany, shift: next} | [2026-12-28]",
        "{day: 26, time: '06:00', calendar: germany, shift: previous} | [2026-12-24]",
        "{day: 26, time: '06:00', calendar: halden, shift: previous} | [2026-12-23]",
        "{day: 26, time: '06:00', calendar: germany} | [2026-12-26]",
        "{weekday: friday, time: '06:00', calendar: germany, shift: next} | [2026-12-04, 2026-12-11, 2026-12-18, 2026-12-28]",
        "{period_end: 0, time: '06:00', calendar: germany} | [2026-12-31]",
        "{period_end: 2, time: '06:00', calendar: germany} | [2026-12-02]",
        "{cron: '0 6 24-26 12 *'} | [2026-12-24, 2026-12-25, 2026-12-26]",
      })
  void each_rule_has_its_days_in_december(String when, String expected) {
    assertThat(days(when, "2026-11-30T23:00:00Z", "2026-12-31T22:59:59Z").toString())
        .isEqualTo(expected);
  }

  @Test
  void regions_of_a_country_have_holidays_of_their_own() {
    String rule = "{working_day: 3, time: \"06:00\", calendar: germany/by}";
    // The sixth of January is Epiphany in Bavaria.
    assertThat(days(rule, "2026-01-01T00:00:00Z", "2026-01-31T00:00:00Z"))
        .containsExactly("2026-01-07");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{day: 30, month: 2, time: '06:00'} | Not every year has that day.",
        "{day: 31, time: '06:00'} | Not every month has that day.",
        "{cron: '0 6 30 2 *'} | 'cron' cannot be read.",
        "{cron: 'every day'} | 'cron' cannot be read.",
        "{working_day: 24, time: '06:00'} | No month has such a working day.",
        "{working_day: third, time: '06:00'} | 'working_day' cannot be read.",
        "{working_day: 3} | There is no time of day.",
        "{working_day: 3, time: '6 a.m.'} | 'time' cannot be read.",
        "{working_day: 3, time: '06:00', zone: Europe/Berln} | 'zone' cannot be read.",
        "{working_day: 3, time: '06:00', calendar: germny} | There is no calendar 'germny'.",
        "{working_day: 3, time: '06:00', calendar: germany/xx} | That country has no such region.",
        "{working_day: 3, weekday: monday, time: '06:00'} | A schedule has one rule.",
        "{time: '06:00'} | A schedule has one rule.",
        "{weekday: mnday, time: '06:00'} | 'mnday' is no word for 'weekday'.",
      })
  void what_can_never_be_due_is_refused_with_its_line(String when, String what) {
    Problems problems = new Problems();
    assertThat(reading(when, problems).schedule()).isEmpty();
    assertThat(problems.list()).extracting(Problem::what).contains(what);
    assertThat(problems.list())
        .extracting(Problem::where)
        .allMatch(at -> at.startsWith("schedules/mine.yml"));
  }

  @Test
  void the_schedules_that_are_shipped_can_be_read() {
    Problems problems = new Problems();
    List<Schedule> shipped = Schedules.read(Path.of("nowhere"), HOME, YEAR, problems);
    assertThat(problems.list()).isEmpty();
    assertThat(shipped).extracting(Schedule::name).contains("month_end");
  }
}
