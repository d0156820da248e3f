package io.countersign.schedules.plan;

import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When reports are due, what they wait for, and who gets them.
 *
 * @param zone of its wall clock
 * @param previousPeriod whether a slot is about the period before the one of its day
 */
public record Schedule(
    String name, Recurrence rule, ZoneId zone, boolean previousPeriod, Terms terms) {

  /**
   * What a slot does.
   *
   * @param issue reports
   * @param publish targets of publish.yml
   * @param retry how often a failed slot is tried again
   * @param every the first pause before that; each further one is twice as long
   * @param thenTell roles that are told where nothing helped
   * @param to roles that the reports go to
   * @param by channels that they go by
   */
  public record Terms(
      List<String> issue,
      List<String> publish,
      Set<WaitFor> waitFor,
      Waiting waiting,
      IfLate ifLate,
      int retry,
      Duration every,
      List<String> thenTell,
      List<String> to,
      List<String> by) {}

  /** Whom a gate that stays shut is told, and after how long. */
  public record Waiting(
      List<String> tell, Duration after, List<String> escalate, Duration escalateAfter) {}

  /** The slots that are due after the first instant and not after the second, in order. */
  public List<Slot> slots(Instant after, Instant until, FiscalCalendar fiscal) {
    LocalDate first = after.atZone(zone).toLocalDate().minusDays(1);
    LocalDate last = until.atZone(zone).toLocalDate().plusDays(1);
    return rule.times(first, last).stream()
        .map(time -> slot(time, fiscal))
        .filter(slot -> slot.due().isAfter(after) && !slot.due().isAfter(until))
        .toList();
  }

  private Slot slot(LocalDateTime time, FiscalCalendar fiscal) {
    Period own = fiscal.periodOf(time.toLocalDate());
    Period period = previousPeriod ? fiscal.previous(own) : own;
    // A skipped hour moves on by as much as the clock does; of an hour that comes twice, the first.
    return new Slot(name, time, time.atZone(zone).toInstant(), period.name());
  }
}
