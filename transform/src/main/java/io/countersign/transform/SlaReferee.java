package io.countersign.transform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * Our verdict beside the tool's own flag (S7). The flag is about resolution, and about the last.
 */
final class SlaReferee {
  private static final Set<String> OVER = Set.of("breached", "running_breached");
  private static final Set<String> IN_TIME = Set.of("met", "running", "paused");

  private SlaReferee() {}

  /** Null where one of the two does not judge. */
  static Boolean agrees(SlaInstance instance, Boolean toolSays) {
    String state = instance.reading().state();
    boolean judged = OVER.contains(state) || IN_TIME.contains(state);
    return (toolSays == null || !judged) ? null : toolSays.equals(OVER.contains(state));
  }

  /**
   * The simplest other way of counting that would have led to the tool's verdict; {@code
   * unexplained} where none of these does.
   */
  static String reason(SlaInstance instance, SlaTicket ticket, SlaRules rules, Instant asOf) {
    boolean toolSaysOver = !OVER.contains(instance.reading().state());
    Long promised = instance.target().targetSeconds();
    SlaHours hours = instance.hours();
    Instant until = instance.until(asOf);
    if (promised != null) {
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
