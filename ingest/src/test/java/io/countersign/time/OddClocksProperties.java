package io.countersign.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random calendars around the oddest changes of the clock, against the wall minute by minute. */
class OddClocksProperties {
  private static final int DAYS = 16;
  private static final int DAY = 24 * 60;

  /** A change of the clock, a few days ahead. */
  private record Change(String zone, String from) {}

  /** A day vanishes, two hours, half an hour, the hour at midnight, the minute after it. */
  private static final List<Change> CHANGES =
      List.of(
          new Change("Pacific/Apia", "2011-12-24T10:00:00Z"),
          new Change("Pacific/Kwajalein", "1993-08-15T12:00:00Z"),
          new Change("Antarctica/Troll", "2026-03-24T00:00:00Z"),
          new Change("Antarctica/Troll", "2026-10-20T00:00:00Z"),
          new Change("Australia/Lord_Howe", "2026-04-01T00:00:00Z"),
          new Change("Australia/Lord_Howe", "2026-09-30T00:00:00Z"),
          new Change("America/Sao_Paulo", "2018-10-30T00:00:00Z"),
          new Change("America/Sao_Paulo", "2018-02-14T00:00:00Z"),
          new Change("America/Havana", "2026-10-28T00:00:00Z"),
          new Change("America/St_Johns", "2010-11-03T00:00:00Z"),
          new Change("Africa/Casablanca", "2026-02-12T00:00:00Z"),
          new Change("Europe/Berlin", "2026-10-21T00:00:00Z"));

  /**
   * @param opens minutes after midnight
   * @param closes the same, beyond {@code opens}; more than a day where it crosses midnight
   */
  private record Shift(DayOfWeek day, int opens, int closes) {
    boolean covers(ZonedDateTime at) {
      int minute = at.getHour() * 60 + at.getMinute();
      return (at.getDayOfWeek() == day && minute >= opens && minute < closes)
          || (at.getDayOfWeek() == day.plus(1) && minute < closes - DAY);
    }

    String written() {
      return day.name().substring(0, 3).toLowerCase(Locale.ROOT)
          + String.format(
              " %02d:%02d-%02d:%02d", opens / 60, opens % 60, closes % DAY / 60, closes % DAY % 60);
    }
  }

  private final List<Shift> shifts = new ArrayList<>();
  private final List<Holiday> holidays = new ArrayList<>();
  private ZoneId zone;
  private Instant from;
  private WorkingCalendar calendar;

  private void draw(Random random, Change change) {
    zone = ZoneId.of(change.zone());
    from = Instant.parse(change.from()).plusSeconds(60L * random.nextInt(3 * DAY));
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int i = random.nextInt(3); i > 0; i--) {
        int opens = random.nextInt(DAY / 15) * 15;
        shifts.add(new Shift(day, opens, opens + 15 * (1 + random.nextInt(DAY / 15 - 1))));
      }
    }
    shifts.add(new Shift(DayOfWeek.WEDNESDAY, 0, 12 * 60));
    LocalDate first = LocalDate.ofInstant(from, zone);
    holidays.add(new Holiday(first.plusDays(random.nextInt(DAYS)), null, null));
    LocalTime half = LocalTime.of(random.nextInt(24), 30);
    holidays.add(new Holiday(first.plusDays(random.nextInt(DAYS)), null, half));
    holidays.add(new Holiday(first.plusDays(random.nextInt(DAYS)), half, null));
    calendar = WorkingCalendar.parse(zone.getId(), written(), holidays);
  }

  private String written() {
    return shifts.stream().map(Shift::written).collect(Collectors.joining("; "));
  }

  private boolean off(ZonedDateTime at) {
    LocalTime time = at.toLocalTime();
    return holidays.stream()
        .filter(holiday -> holiday.onDate().equals(at.toLocalDate()))
        .anyMatch(
            holiday ->
                (holiday.from() == null || !time.isBefore(holiday.from()))
                    && (holiday.to() == null || time.isBefore(holiday.to())));
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void seconds_and_their_inverse_are_what_the_wall_shows(@ForAll long seed) {
    Random random = new Random(seed);
    draw(random, CHANGES.get(random.nextInt(CHANGES.size())));
    long asked = 60L * (1 + random.nextInt(4000));
    long counted = 0;
    Instant reached = null;
    Instant at = from;
    for (int minute = 0; minute < DAYS * DAY; minute++) {
      ZonedDateTime wall = at.atZone(zone);
      boolean works = !off(wall) && shifts.stream().anyMatch(shift -> shift.covers(wall));
      at = at.plusSeconds(60);
      counted += works ? 60 : 0;
      reached = reached == null && counted == asked ? at : reached;
    }
    assertThat(calendar.seconds(from, at)).as(written()).isEqualTo(counted);
    if (reached != null) {
      assertThat(calendar.add(from, asked)).as(written()).isEqualTo(reached);
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void business_days_are_those_on_which_the_wall_shows_work(@ForAll long seed) {
    Random random = new Random(seed);
    draw(random, CHANGES.get(random.nextInt(CHANGES.size())));
    TreeSet<LocalDate> worked = new TreeSet<>();
    for (int minute = 0; minute < 2 * DAYS * DAY; minute++) {
      ZonedDateTime wall = from.plusSeconds(60L * minute).atZone(zone);
      boolean opened =
          shifts.stream()
              .anyMatch(shift -> shift.day() == wall.getDayOfWeek() && shift.covers(wall));
      if (opened && !off(wall)) {
        worked.add(wall.toLocalDate());
      }
    }
    ZonedDateTime start = from.atZone(zone);
    LocalDate due = start.toLocalDate();
    int days = 1 + random.nextInt(4);
    for (int i = worked.contains(due) || opensBefore(start) ? 0 : -1; i < days; i++) {
      due = worked.higher(due);
    }
    assertThat(calendar.addDays(from, days, null))
        .as(written())
        .isEqualTo(due.atTime(start.toLocalTime()).atZone(zone).toInstant());
  }

  /** The first day is seen only from the start on. */
  private boolean opensBefore(ZonedDateTime start) {
    ZonedDateTime at = start.toLocalDate().atStartOfDay(zone);
    while (at.isBefore(start)) {
      ZonedDateTime wall = at;
      if (!off(wall)
          && shifts.stream()
              .anyMatch(shift -> shift.day() == wall.getDayOfWeek() && shift.covers(wall))) {
        return true;
      }
      at = at.plusMinutes(1);
    }
    return false;
  }

  @Example
  void a_day_of_25_hours_has_them() {
    WorkingCalendar always =
        WorkingCalendar.parse("Europe/Berlin", "Mon-Sun 00:00-24:00", List.of());
    Instant midnight = Instant.parse("2026-10-24T22:00:00Z");
    assertThat(always.seconds(midnight, midnight.plusSeconds(26 * 3600))).isEqualTo(26 * 3600);
    assertThat(always.addDays(midnight, 1, null)).isEqualTo(midnight.plusSeconds(25 * 3600));
  }
}
