package io.countersign.transform.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * Our verdict beside the tool's own flag and deadline (S7). The flag is about resolution, and about
 * the last.
 */
final class SlaComparison {
  private static final Set<String> OVER = Set.of("breached", "running_breached");
  private static final Set<String> IN_TIME = Set.of("met", "running", "paused");

  private SlaComparison() {}

  /** Null where one of the two does not judge. */
  static Boolean agrees(SlaInstance instance, Boolean toolSays) {
    String state = instance.reading().state();
    boolean judged = OVER.contains(state) || IN_TIME.contains(state);
    return (toolSays == null || !judged) ? null : toolSays.equals(OVER.contains(state));
  }

  /**
   * Seconds by which the tool's deadline is later than ours; negative where it is earlier, and 0
   * between our earliest and latest. Null where one of the two is not there.
   */
  static Long differsBy(SlaInstance instance, Instant due) {
    Instant earliest = instance.reading().earliest();
    if (due == null || earliest == null) {
      return null;
    }
    Instant latest = instance.reading().latest();
    return due.isBefore(earliest)
        ? Duration.between(earliest, due).toSeconds()
        : Math.max(0, Duration.between(latest, due).toSeconds());
  }

  /**
   * Why they disagree: the tool set no deadline there, or another one; or else the simplest other
   * way of counting that would have led to the tool's verdict; {@code unexplained} where none of
   * these does.
   *
   * @param due the tool's own deadline; null where it set none
   * @param setsDeadlines whether deadlines of that tool landed at all
   */
  static String reason(
      SlaInstance instance,
      SlaTicket ticket,
      SlaRules rules,
      Instant asOf,
      Instant due,
      boolean setsDeadlines) {
    if (due == null && setsDeadlines) {
      return "no_target_there";
    }
    Long by = differsBy(instance, due);
    boolean toolSaysOver = !OVER.contains(instance.reading().state());
    boolean follows = due != null && instance.until(asOf).isAfter(due) == toolSaysOver;
    return by != null && by != 0 && follows
        ? "deadline_differs"
        : reason(instance, ticket, rules, asOf);
  }

  private static String reason(
      SlaInstance instance, SlaTicket ticket, SlaRules rules, Instant asOf) {
    boolean toolSaysOver = !OVER.contains(instance.reading().state());
    Long promised = instance.target().targetSeconds();
    SlaHours hours = instance.hours();
    Instant until = instance.until(asOf);
    if (promised != null) {
      if (toolSaysOver && promised.equals(instance.reading().elapsed())) {
        return "target_counts_as_late";
      }
      if ((hours.seconds(instance.started(), until) > promised) == toolSaysOver) {
        return "pauses_not_taken_off";
      }
      if ((wall(hours, instance.started(), until) > promised) == toolSaysOver) {
        return toolSaysOver ? "clock_on_the_wall" : "clock_change_ignored";
      }
    }
    return priorityNow(instance, ticket, rules, toolSaysOver) ? "priority_of_today" : "unexplained";
  }

  private static boolean priorityNow(
      SlaInstance instance, SlaTicket ticket, SlaRules rules, boolean toolSaysOver) {
    return rules
        .promise(ticket, instance.metric(), ticket.priority(), instance.started())
        .map(SlaPolicy::targetSeconds)
        .filter(seconds -> (instance.reading().elapsed() > seconds) == toolSaysOver)
        .isPresent();
  }

  /** Seconds as two readings of a clock on the wall, which knows no change of the hour. */
  private static long wall(SlaHours hours, Instant from, Instant to) {
    return Duration.between(
            LocalDateTime.ofInstant(from, hours.zoneAt(from)),
            LocalDateTime.ofInstant(to, hours.zoneAt(to)))
        .toSeconds();
  }
}
