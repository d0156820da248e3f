package io.countersign.ingest.sample;

import java.time.Duration;
import java.util.Map;

/**
 * How soon the desk answers a ticket and solves it, on the clock on the wall. Kept promises are
 * short enough, broken ones long enough, to be so whatever nights and weekends lie between.
 */
record Pace(Duration answers, Duration fixes) {
  private static final int KEPT_PERCENT = 91;

  /** Minutes in which a ticket of the priority is safely kept, and in which it is surely late. */
  private record Bounds(int answerKept, int answerLate, int fixKept, int fixLate) {}

  private static final Map<String, Bounds> BOUNDS =
      Map.of(
          "P1", new Bounds(14, 20, 230, 260),
          "P2", new Bounds(55, 4_500, 470, 8_700),
          "P3", new Bounds(230, 5_800, 4_300, 14_400),
          "P4", new Bounds(470, 7_200, 6_900, 20_200));

  static Pace of(String priority, Chance chance) {
    Bounds bounds = BOUNDS.get(priority);
    int answers =
        chance.percent(95)
            ? chance.between(2, bounds.answerKept())
            : bounds.answerLate() + chance.between(0, 120);
    int fixes =
        chance.percent(KEPT_PERCENT)
            ? chance.between(bounds.fixKept() / 6, bounds.fixKept())
            : bounds.fixLate() + chance.between(0, bounds.fixLate());
    return new Pace(Duration.ofMinutes(answers), Duration.ofMinutes(Math.max(fixes, answers + 3)));
  }
}
