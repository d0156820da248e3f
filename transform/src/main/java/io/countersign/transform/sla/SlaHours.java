package io.countersign.transform.sla;

import io.countersign.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The hours that count for one promise: those of its calendar, or, from the instants at which the
 * ticket was put to another one, of that (S1).
 *
 * @param shifts in order; the first holds from the beginning
 */
record SlaHours(List<Shift> shifts) {
  record Shift(Instant from, WorkingCalendar calendar) {}

  SlaHours {
    shifts = List.copyOf(shifts);
  }

  long seconds(Instant from, Instant to) {
    long seconds = 0;
    for (int i = 0; i < shifts.size(); i++) {
      Instant begins = i == 0 ? from : later(from, shifts.get(i).from());
      Instant ends = earlier(to, until(i));
      if (begins.isBefore(ends)) {
        seconds += shifts.get(i).calendar().seconds(begins, ends);
      }
    }
    return seconds;
  }

  /** The first instant at which that many working seconds have passed. */
  Instant add(Instant from, long seconds) {
    return reach(from, seconds, true);
  }

  /** The last instant at which no more than that many working seconds have passed. */
  Instant addLatest(Instant from, long seconds) {
    return reach(from, seconds, false);
  }

  private Instant reach(Instant from, long seconds, boolean first) {
    long left = seconds;
    int last = shifts.size() - 1;
    for (int i = at(from); i < last; i++) {
      Instant begins = later(from, shifts.get(i).from());
      long held = shifts.get(i).calendar().seconds(begins, until(i));
      if (first ? held >= left : held > left) {
        return reach(i, begins, left, first);
      }
      left -= held;
    }
    return reach(last, later(from, shifts.get(last).from()), left, first);
  }

  private Instant reach(int shift, Instant from, long seconds, boolean first) {
    WorkingCalendar calendar = shifts.get(shift).calendar();
    return first ? calendar.add(from, seconds) : calendar.addLatest(from, seconds);
  }

  /** S3d: by the calendar that holds at the start. */
  Instant addDays(Instant from, int days, LocalTime cutOff) {
    return shifts.get(at(from)).calendar().addDays(from, days, cutOff);
  }

  ZoneId zoneAt(Instant instant) {
    return shifts.get(at(instant)).calendar().zoneAt(instant);
  }

  private int at(Instant instant) {
    int shift = 0;
    while (shift + 1 < shifts.size() && !shifts.get(shift + 1).from().isAfter(instant)) {
      shift++;
    }
    return shift;
  }

  private Instant until(int shift) {
    return shift + 1 < shifts.size() ? shifts.get(shift + 1).from() : Instant.MAX;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
