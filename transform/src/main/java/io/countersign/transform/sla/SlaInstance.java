package io.countersign.transform.sla;

import java.time.Instant;
import java.util.List;

/**
 * One run of a clock.
 *
 * @param number from 1 for each metric of a ticket
 * @param policy whose calendar and pauses hold; null where nothing is promised
 * @param target whose target holds; another than {@code policy} after a retarget
 * @param hours the hours that count; null where nobody can tell
 * @param stopped null while open
 * @param superseded whether a later instance took over
 * @param priority the one that the promise was made for
 */
record SlaInstance(
    String metric,
    int number,
    SlaPolicy policy,
    SlaPolicy target,
    String priority,
    SlaHours hours,
    Instant started,
    Instant stopped,
    List<SlaInterval> stretches,
    boolean superseded,
    SlaStatus reading) {

  /** Kept so far, with at least four fifths of the promised time used. */
  boolean nearBreach(Instant asOf) {
    if (reading.breachedAt() != null || reading.elapsed() == null) {
      return false;
    }
    long promised =
        target.targetSeconds() != null
            ? target.targetSeconds()
            : reading.latest() == null
                ? Long.MAX_VALUE / 5
                : hours.seconds(started, reading.latest());
    long used =
        target.targetSeconds() != null ? reading.elapsed() : hours.seconds(started, until(asOf));
    return !reading.state().equals("cancelled") && used * 5 >= promised * 4;
  }

  /** Until when it was followed. */
  Instant until(Instant asOf) {
    return stopped == null ? asOf : stopped;
  }

  /** Counted business seconds from one instant to another. */
  long counted(Instant from, Instant to) {
    return stretches.stream()
        .filter(SlaInterval::runs)
        .map(stretch -> stretch.within(from, to))
        .filter(part -> part.from().isBefore(part.to()))
        .mapToLong(part -> hours.seconds(part.from(), part.to()))
        .sum();
  }

  /** The tool's own flag is about solving, once for each ticket. */
  boolean judgedByTool() {
    return metric.equals("resolution") && !superseded;
  }
}
