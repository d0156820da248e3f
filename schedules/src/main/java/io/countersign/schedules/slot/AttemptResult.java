package io.countersign.schedules.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of a try at a slot; the rest as in {@link SlotRow}. */
public record AttemptResult(
    SlotState state, String reason, int attempts, Instant nextAt, Instant since, int told) {
  /** When it is due again; empty where it is over. */
  Optional<Instant> again() {
    boolean over = state == SlotState.done || state == SlotState.failed;
    return over ? Optional.empty() : Optional.of(nextAt);
  }

  public static AttemptResult done(SlotRow was, Instant now, String note) {
    return new AttemptResult(
        SlotState.done, note, was.attempts() + 1, now, Instant.EPOCH, was.told());
  }

  public static AttemptResult waiting(
      SlotRow was, Instant now, Duration pause, String missing, int told) {
    Instant since = was.since().equals(Instant.EPOCH) ? now : was.since();
    return new AttemptResult(
        SlotState.waiting, missing, was.attempts(), now.plus(pause), since, told);
  }

  /** Tried again after a pause that doubles each time, or given up. */
  public static AttemptResult failed(
      SlotRow was, Instant now, String why, int retry, Duration every) {
    int attempts = was.attempts() + 1;
    boolean again = attempts <= retry;
    Instant next = now.plus(every.multipliedBy(1L << Math.min(attempts - 1, 10)));
    return new AttemptResult(
        again ? SlotState.retrying : SlotState.failed,
        why,
        attempts,
        again ? next : now,
        was.since(),
        was.told());
  }
}
