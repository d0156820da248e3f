package io.countersign.schedules.plan;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One time at which a schedule is due.
 *
 * @param nominal what the wall clock of the schedule's zone says then; with the schedule it names
 *     the slot, so that an hour that happens twice has one slot
 * @param due the instant; where the wall clock skips the hour, as much later as it skips
 * @param period the fiscal period that it is about
 */
public record Slot(String schedule, LocalDateTime nominal, Instant due, String period) {
  /** As {@code month_end@2026-11-04T06:00}. */
  public String id() {
    return id(schedule, nominal.toString());
  }

  /** The same of a slot whose nominal time is a text, as the state keeps it. */
  public static String id(String schedule, String nominal) {
    return schedule + "@" + nominal;
  }
}
