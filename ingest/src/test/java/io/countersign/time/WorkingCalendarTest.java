package io.countersign.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {
  private static final long HOUR = 3600;
  private static final String ALWAYS = "Mon-Sun 00:00-24:00";
  private static final WorkingCalendar OFFICE =
      WorkingCalendar.parse("Europe/Berlin", "Mon-Fri 09:00-17:30", List.of());

  @Test
  void a_day_has_25_hours_when_the_clock_is_put_back_and_23_when_it_is_put_forward() {
    WorkingCalendar always = WorkingCalendar.parse("Europe/Berlin", ALWAYS, List.of());
    assertThat(always.seconds(berlin("2026-10-24T12:00"), berlin("2026-10-25T12:00")))
        .isEqualTo(25 * HOUR);
    assertThat(always.seconds(berlin("2026-03-28T12:00"), berlin("2026-03-29T12:00")))
        .isEqualTo(23 * HOUR);
  }

  @Test
  void a_night_shift_has_7_or_9_hours_when_the_clock_changes() {
    WorkingCalendar nights =
        WorkingCalendar.parse("Europe/Berlin", "Mon-Sun 22:00-06:00", List.of());
    assertThat(nights.seconds(berlin("2026-03-28T21:00"), berlin("2026-03-29T07:00")))
        .isEqualTo(7 * HOUR);
    assertThat(nights.seconds(berlin("2026-10-24T21:00"), berlin("2026-10-25T07:00")))
        .isEqualTo(9 * HOUR);
  }

  @Test
  void eight_business_hours_from_friday_afternoon_end_on_monday_in_summer_time() {
    assertThat(OFFICE.add(berlin("2026-03-27T16:00"), 8 * HOUR))
        .isEqualTo(Instant.parse("2026-03-30T13:30:00Z"));
  }

  @Test
  void a_target_that_runs_out_at_closing_time_can_be_met_until_the_next_opening() {
    Instant friday = berlin("2026-10-02T16:30");
    assertThat(OFFICE.add(friday, HOUR)).isEqualTo(berlin("2026-10-02T17:30"));
    assertThat(OFFICE.addLatest(friday, HOUR)).isEqualTo(berlin("2026-10-05T09:00"));
    assertThat(OFFICE.seconds(friday, berlin("2026-10-05T09:00"))).isEqualTo(HOUR);
    assertThat(OFFICE.seconds(friday, berlin("2026-10-05T09:00").plusSeconds(1)))
        .isEqualTo(HOUR + 1);
  }

  @Test
  void holidays_close_a_whole_day_or_a_part_of_it() {
    WorkingCalendar office =
        WorkingCalendar.parse(
            "Europe/Berlin",
            "Mon-Fri 08:00-12:00,13:00-18:00",
            List.of(
                new Holiday(LocalDate.parse("2026-12-25"), null, null),
                new Holiday(LocalDate.parse("2026-12-24"), LocalTime.NOON, LocalTime.MIDNIGHT)));
    assertThat(office.seconds(berlin("2026-12-24T00:00"), berlin("2026-12-28T00:00")))
        .isEqualTo(4 * HOUR);
    assertThat(office.isWorkingDay(LocalDate.parse("2026-12-24"))).isTrue();
    assertThat(office.isWorkingDay(LocalDate.parse("2026-12-25"))).isFalse();
  }

  @Test
  void a_holiday_cuts_a_night_shift_that_began_the_day_before() {
    WorkingCalendar nights =
        WorkingCalendar.parse(
            "UTC",
            "Mon-Sun 22:00-06:00",
            List.of(new Holiday(LocalDate.parse("2026-01-01"), null, null)));
    assertThat(
            nights.seconds(
                Instant.parse("2025-12-31T12:00:00Z"), Instant.parse("2026-01-02T00:00:00Z")))
        .isEqualTo(2 * HOUR);
  }

  @Test
  void each_instant_is_judged_by_the_version_in_force_then() {
    WorkingCalendar calendar =
        WorkingCalendar.of(
            List.of(
                WorkingCalendar.Version.of(
                    LocalDate.parse("2026-01-01"), "UTC", "Mon-Fri 09:00-17:00"),
                WorkingCalendar.Version.of(
                    LocalDate.parse("2026-06-02"), "UTC", "Mon-Fri 08:00-20:00")),
            List.of());
    assertThat(
            calendar.seconds(
                Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-03T00:00:00Z")))
        .isEqualTo(20 * HOUR);
  }

  /** In [from, to). */
  private static long workingDays(WorkingCalendar calendar, LocalDate from, LocalDate to) {
    return from.datesUntil(to).filter(calendar::isWorkingDay).count();
  }

  @Test
  void business_days_count_from_the_next_one_after_the_cut_off() {
    LocalTime cutOff = LocalTime.of(16, 0);
    assertThat(OFFICE.addDays(berlin("2026-10-01T10:00"), 2, cutOff))
        .isEqualTo(berlin("2026-10-05T10:00"));
    assertThat(OFFICE.addDays(berlin("2026-10-01T16:00"), 2, cutOff))
        .isEqualTo(berlin("2026-10-06T09:00"));
    assertThat(OFFICE.addDays(berlin("2026-10-03T11:00"), 1, null))
        .isEqualTo(berlin("2026-10-06T11:00"));
    assertThat(workingDays(OFFICE, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01")))
        .isEqualTo(22);
  }

  @Test
  void midnight_changes_and_half_hours_are_exact() {
    WorkingCalendar saoPaulo = WorkingCalendar.parse("America/Sao_Paulo", ALWAYS, List.of());
    // The clock went from 24:00 to 01:00 on 4 November 2018.
    assertThat(
            saoPaulo.seconds(
                local("2018-11-03T12:00", "America/Sao_Paulo"),
                local("2018-11-04T12:00", "America/Sao_Paulo")))
        .isEqualTo(23 * HOUR);
    WorkingCalendar lordHowe =
        WorkingCalendar.parse("Australia/Lord_Howe", "Mon-Sun 00:00-12:00", List.of());
    assertThat(
            lordHowe.seconds(
                local("2026-04-05T00:00", "Australia/Lord_Howe"),
                local("2026-04-05T12:00", "Australia/Lord_Howe")))
        .isEqualTo(12 * HOUR + HOUR / 2);
  }

  /** Local times; the hours in (from, to) of a day on which the clock changes. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 00:00-24:00, 2026-03-29, 23.0",
    "Europe/Berlin, 02:15-02:45, 2026-03-29, 0.0",
    "Europe/Berlin, 02:15-02:45, 2026-10-25, 1.0",
    "America/Sao_Paulo, 00:00-24:00, 2018-11-04, 23.0",
    "America/Sao_Paulo, 00:00-00:30, 2018-11-04, 0.0",
    "America/Sao_Paulo, 23:00-24:00, 2018-02-17, 2.0",
    "Asia/Tehran, 00:00-24:00, 2022-03-22, 23.0",
    "Asia/Tehran, 08:00-16:00, 2022-03-22, 8.0",
    "Asia/Tehran, 00:00-24:00, 2022-09-21, 25.0",
    "Asia/Tehran, 00:00-24:00, 2026-03-22, 24.0",
    "Australia/Sydney, 00:00-06:00, 2026-10-04, 5.0",
    "Australia/Sydney, 00:00-06:00, 2026-04-05, 7.0",
    "Australia/Lord_Howe, 00:00-24:00, 2026-10-04, 23.5",
    "Australia/Lord_Howe, 00:00-24:00, 2026-04-05, 24.5",
  })
  void a_window_on_the_day_of_a_clock_change_has_the_hours_that_passed(
      String zone, String window, LocalDate day, double hours) {
    WorkingCalendar calendar = WorkingCalendar.parse(zone, "Mon-Sun " + window, List.of());
    Instant from = day.atStartOfDay(ZoneId.of(zone)).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
    assertThat(calendar.seconds(from, to)).isEqualTo((long) (hours * HOUR));
    long half = (long) (hours * HOUR) / 2;
    assertThat(calendar.seconds(from, calendar.add(from, half))).isEqualTo(half);
  }

  @Test
  void what_cannot_be_read_says_what_was_expected() {
    assertThatThrownBy(
            () -> WorkingCalendar.parse("Europe/Berlin", "Mon-Fry 09:00-17:00", List.of()))
        .hasMessageContaining("found 'Mon-Fry 09:00-17:00'");
    assertThatThrownBy(() -> WorkingCalendar.parse("Europe/Berlni", ALWAYS, List.of()))
        .hasMessageContaining("Europe/Berlni");
    assertThatThrownBy(() -> WorkingCalendar.parse("UTC", "", List.of()))
        .hasMessageContaining("found ''");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon-Fri 08:00-08:00",
        "Mon-Fri 24:00-06:00",
        "Mon- 08:00-12:00",
        "Mon, 08:00-12:00",
        ",Mon 08:00-12:00",
        "Mon 08:00-12:00,",
        "Mon 08:00-12:60",
        "Mon 08:00-25:00"
      })
  void hours_that_can_be_read_two_ways_are_refused(String windows) {
    assertThatThrownBy(() -> WorkingCalendar.parse("UTC", windows, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found '" + windows + "'");
  }

  @Test
  void a_holiday_that_lies_backwards_or_lasts_no_time_is_refused() {
    LocalDate day = LocalDate.parse("2026-12-24");
    assertThatThrownBy(() -> new Holiday(day, LocalTime.NOON, LocalTime.of(9, 0)))
        .hasMessageContaining("from 12:00 to 09:00");
    assertThatThrownBy(() -> new Holiday(day, LocalTime.NOON, LocalTime.NOON))
        .hasMessageContaining("from 12:00 to 12:00");
  }

  @ParameterizedTest
  @CsvSource({
    "12:00, 24:00, 4",
    "12:00, , 4",
    ", 12:00, 6",
    "00:00, 12:00, 6",
    "00:00, 24:00, 0",
    ", , 0",
    "08:00:00, 17:00:00, 1",
  })
  void k9_midnight_is_24_00_or_blank(String from, String to, long hours) {
    LocalDate day = LocalDate.parse("2026-10-05");
    WorkingCalendar desk =
        WorkingCalendar.parse("UTC", "Mon-Fri 08:00-18:00", List.of(Holiday.of(day, from, to)));
    Instant midnight = Instant.parse("2026-10-05T00:00:00Z");
    assertThat(desk.seconds(midnight, midnight.plusSeconds(24 * HOUR))).isEqualTo(hours * HOUR);
    assertThat(desk.isWorkingDay(day)).isEqualTo(hours > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:01", "25:00", "8:00", "08:60", "noon", "08", "12:00Z", "24:00"})
  void k9_a_day_of_25_hours_and_other_times_that_no_clock_shows_are_refused(String from) {
    LocalDate day = LocalDate.parse("2026-10-05");
    assertThatThrownBy(() -> Holiday.of(day, from, "24:00")).hasMessageContaining(from);
    assertThatThrownBy(() -> WorkingCalendar.parse("UTC", "Mon 08:00-25:00", List.of()))
        .hasMessageContaining("found 'Mon 08:00-25:00'");
  }

  @Test
  void k6_both_rules_are_asked_in_turn() {
    WorkingCalendar desk = WorkingCalendar.parse("UTC", "Mon-Fri 08:00-18:00", List.of());
    LocalTime cutOff = LocalTime.of(15, 0);
    assertThat(desk.addDays(Instant.parse("2026-10-03T20:00:00Z"), 1, cutOff))
        .isEqualTo("2026-10-07T08:00:00Z");
    assertThat(desk.addDays(Instant.parse("2026-10-03T14:59:59Z"), 1, cutOff))
        .isEqualTo("2026-10-06T14:59:59Z");
    assertThat(desk.addDays(Instant.parse("2026-10-03T20:00:00Z"), 1, null))
        .isEqualTo("2026-10-06T20:00:00Z");
  }

  @Test
  void k8_a_day_that_the_zone_skipped_is_no_business_day() {
    WorkingCalendar apia = WorkingCalendar.parse("Pacific/Apia", "Mon-Fri 08:00-18:00", List.of());
    Instant thursday = local("2011-12-29T10:00", "Pacific/Apia");
    assertThat(apia.addDays(thursday, 1, null))
        .isEqualTo(local("2012-01-02T10:00", "Pacific/Apia"));
    assertThat(apia.isWorkingDay(LocalDate.parse("2011-12-30"))).isFalse();
    assertThat(workingDays(apia, LocalDate.parse("2011-12-26"), LocalDate.parse("2012-01-01")))
        .isEqualTo(4);
  }

  @Test
  void k8_a_day_whose_only_hour_the_clock_skips_is_no_business_day() {
    WorkingCalendar nights =
        WorkingCalendar.parse("Europe/Berlin", "Sat-Sun 02:00-03:00", List.of());
    assertThat(nights.addDays(berlin("2026-03-28T02:30"), 1, null))
        .isEqualTo(berlin("2026-04-04T02:30"));
  }

  private static Instant berlin(String local) {
    return local(local, "Europe/Berlin");
  }

  private static Instant local(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
  }
}
