package io.countersign.schedules.run;

import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What slots stand on: the data, the reports, and who has released them. */
interface SlotWork {
  /**
   * What a gate misses, in words. It reads the sources and builds where that is asked for.
   *
   * @param words all but {@code released}
   */
  Optional<Shut> missing(Slot slot, Set<WaitFor> words, Instant asOf);

  /**
   * A gate that is shut.
   *
   * @param what is missing, as "period 2026-10 is not closed"
   * @param dear whether looking again costs a build
   */
  record Shut(String what, boolean dear) {}

  /** The instant that a question asked now is about. */
  Instant asOf(Instant now);

  /** Issues reports about the slot's period; the same ones, byte for byte, when asked again. */
  List<Parcel> issue(Slot slot, List<String> reports, Instant asOf);

  /**
   * The issue as a second person has released it, or the one that took its place since; empty where
   * nobody has released either.
   */
  Optional<Parcel> released(Parcel issued);

  /** Publishes the marts to a target. */
  void publish(Slot slot, String target, Instant asOf);
}
