package io.countersign.transform.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time [from, to) on a clock.
 *
 * @param to null where it lasts
 * @param why running, solved, or the status that paused it
 */
record SlaInterval(Instant from, Instant to, String why) {

  boolean runs() {
    return why.equals("running");
  }

  /** The part of it in [from, to); empty where it has none. */
  SlaInterval within(Instant since, Instant until) {
    return new SlaInterval(later(from, since), earlier(to, until), why);
  }

  /**
   * [from, to) whole, in order: the pauses clipped and made disjoint, the clock running between.
   */
  static List<SlaInterval> between(Instant from, Instant to, List<SlaInterval> pauses) {
    List<SlaInterval> all = new ArrayList<>();
    Instant at = from;
    for (SlaInterval pause :
        pauses.stream().sorted(Comparator.comparing(SlaInterval::from)).toList()) {
      Instant begins = later(at, earlier(pause.from(), to));
      Instant ends = pause.to() == null ? to : later(begins, earlier(pause.to(), to));
      add(all, at, begins, "running");
      add(all, begins, ends, pause.why());
      at = ends;
    }
    add(all, at, to, "running");
    return all;
  }

  private static void add(List<SlaInterval> all, Instant from, Instant to, String why) {
    if (from.isBefore(to)) {
      all.add(new SlaInterval(from, to, why));
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
