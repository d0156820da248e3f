package io.countersign.transform.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of an SLA clock (S1, S3, S3d): its stretches, in order and without gaps, read against a
 * target.
 *
 * @param stopped null while open
 * @param until where the stretches end: the stop, or as_of
 * @param paused whether it stands at {@code until}
 */
record SlaClockRun(
    SlaHours hours,
    List<SlaInterval> stretches,
    Instant started,
    Instant stopped,
    Instant until,
    boolean paused) {

  /** They differ where the target runs out at closing time. */
  private record Deadline(Instant earliest, Instant latest) {}

  SlaStatus read(SlaPolicy target, boolean cancelled) {
    long elapsed = elapsed();
    Deadline deadline = deadline(target);
    boolean over =
        target.targetSeconds() != null
            ? elapsed > target.targetSeconds()
            : until.isAfter(deadline.latest());
    String state = state(over, cancelled);
    if (cancelled || state.equals("paused")) {
      return new SlaStatus(state, null, elapsed, null, null, null);
    }
    return new SlaStatus(
        state,
        null,
        elapsed,
        deadline.earliest(),
        deadline.latest(),
        over ? deadline.latest() : null);
  }

  private String state(boolean over, boolean cancelled) {
    if (cancelled) {
      return "cancelled";
    }
    if (stopped != null) {
      return over ? "breached" : "met";
    }
    return over ? "running_breached" : paused ? "paused" : "running";
  }

  private long elapsed() {
    return stretches.stream().filter(SlaInterval::runs).mapToLong(this::seconds).sum();
  }

  long seconds(SlaInterval stretch) {
    return hours.seconds(stretch.from(), stretch.to());
  }

  private Deadline deadline(SlaPolicy target) {
    if (target.targetSeconds() != null) {
      return new Deadline(
          reach(target.targetSeconds(), true), reach(target.targetSeconds(), false));
    }
    Instant due = days(target);
    return new Deadline(due, due);
  }

  /** As if the clock ran on after {@code until}, when the target has not run out before. */
  private Instant reach(long target, boolean first) {
    long left = target;
    for (SlaInterval stretch : stretches) {
      if (stretch.runs()) {
        long seconds = seconds(stretch);
        if (first ? seconds >= left : seconds > left) {
          return first ? hours.add(stretch.from(), left) : hours.addLatest(stretch.from(), left);
        }
        left -= seconds;
      }
    }
    return first ? hours.add(until, left) : hours.addLatest(until, left);
  }

  /** The business seconds of each pause that began in time push the deadline on (S3d). */
  private Instant days(SlaPolicy target) {
    Instant due = hours.addDays(started, Math.toIntExact(target.targetDays()), target.cutOff());
    for (SlaInterval stretch : stretches) {
      if (!stretch.runs() && !stretch.from().isAfter(due)) {
        boolean lasts = paused && stretch.to().equals(until);
        due = lasts ? later(until, push(due, stretch)) : push(due, stretch);
      }
    }
    return due;
  }

  private Instant push(Instant due, SlaInterval pause) {
    return hours.add(due, seconds(pause));
  }

  private static Instant later(Instant a, Instant b) {
    return Optional.of(a).filter(b::isBefore).orElse(b);
  }
}
