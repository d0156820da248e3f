package io.countersign.schedules.plan;

import java.time.DayOfWeek;
import java.util.Locale;

/** A day of the week, as a declaration writes it. */
enum Weekday {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday;

  DayOfWeek day() {
    return DayOfWeek.valueOf(name().toUpperCase(Locale.ROOT));
  }
}
