package io.countersign.transform;

import java.time.Instant;

/** What can happen to a running clock. */
sealed interface SlaMoment {
  Instant at();

  record Prioritised(Instant at, String priority) implements SlaMoment {}

  /** Solved, or given up; null for the status where an answer is all that was asked. */
  record Ended(Instant at, boolean cancelled) implements SlaMoment {}

  record Reopened(Instant at) implements SlaMoment {}
}
