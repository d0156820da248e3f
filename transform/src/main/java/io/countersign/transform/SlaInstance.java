package io.countersign.transform;

import java.time.Instant;
import java.util.List;

/**
 * One run of a clock.
 *
 * @param number from 1 for each metric of a ticket
 * @param policy whose calendar and pauses hold; null where nothing is promised
 * @param target whose target holds; another than {@code policy} after a retarget
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
    Instant started,
    Instant stopped,
    List<SlaStretch> stretches,
    boolean superseded,
    SlaReading reading) {

  /** The tool's own flag is about solving, once for each ticket. */
  boolean judgedByTool() {
    return metric.equals("resolution") && !superseded;
  }
}
