package io.countersign.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Over the years 2015 to 2026, in which São Paulo and Tehran gave up changing their clocks. */
class WorkingCalendarProperties {
  private static final Instant BEGIN = Instant.parse("2015-01-01T00:00:00Z");
  private static final LocalDate HOLIDAY = LocalDate.parse("2026-03-30");
  private static final List<Holiday> HOLIDAYS =
      List.of(
          new Holiday(HOLIDAY, null, null),
          new Holiday(LocalDate.parse("2026-10-26"), LocalTime.of(9, 0), LocalTime.NOON));

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void elapsed_time_is_what_a_slow_counter_counts(
      @ForAll("zones") String zone,
      @ForAll @IntRange(min = 0, max = 12 * 365 * 24 * 60) int start,
      @ForAll @IntRange(min = 0, max = 4000) int minutes) {
    WorkingCalendar calendar =
        WorkingCalendar.parse(zone, "Mon-Fri 08:00-12:00,13:00-18:00; Sat 22:00-06:00", HOLIDAYS);
    Instant from = BEGIN.plusSeconds(start * 60L);
    long counted = 0;
    for (int i = 0; i < minutes; i++) {
      counted += works(from.plusSeconds(i * 60L).atZone(ZoneId.of(zone))) ? 60 : 0;
    }
    assertThat(calendar.seconds(from, from.plusSeconds(minutes * 60L))).isEqualTo(counted);
  }

  /** By the clock on the wall, minute by minute. */
  private static boolean works(ZonedDateTime at) {
    LocalDate day = at.toLocalDate();
    LocalTime time = at.toLocalTime();
    boolean off =
        HOLIDAYS.stream()
            .anyMatch(
                holiday ->
                    holiday.onDate().equals(day)
                        && (holiday.from() == null
                            || (!time.isBefore(holiday.from()) && time.isBefore(holiday.to()))));
    int weekday = at.getDayOfWeek().getValue();
    boolean office = weekday <= 5 && (in(time, 8, 12) || in(time, 13, 18));
    boolean night = (weekday == 6 && time.getHour() >= 22) || (weekday == 7 && time.getHour() < 6);
    return !off && (office || night);
  }

  private static boolean in(LocalTime time, int from, int to) {
    return time.getHour() >= from && time.getHour() < to;
  }

  @Property(tries = 200)
  void adding_and_counting_are_inverse(
      @ForAll("zones") String zone,
      @ForAll @LongRange(min = 0, max = 12 * 365 * 86_400L) long start,
      @ForAll @LongRange(min = 1, max = 2_000_000) long seconds) {
    WorkingCalendar calendar =
        WorkingCalendar.parse(zone, "Mon-Fri 09:00-17:30; Sun 23:00-02:00", HOLIDAYS);
    Instant from = BEGIN.plusSeconds(start);
    Instant first = calendar.add(from, seconds);
    Instant last = calendar.addLatest(from, seconds);
    assertThat(calendar.seconds(from, first)).isEqualTo(seconds);
    assertThat(calendar.seconds(from, first.minusSeconds(1))).isEqualTo(seconds - 1);
    assertThat(calendar.seconds(from, last)).isEqualTo(seconds);
    assertThat(calendar.seconds(from, last.plusSeconds(1))).isEqualTo(seconds + 1);
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Asia/Tehran",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "UTC");
  }
}
