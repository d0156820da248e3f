package io.countersign.transform.sla;

import java.time.Instant;

/** What can happen to a running clock. */
sealed interface SlaMoment {
  Instant at();

  record Prioritised(Instant at, String priority) implements SlaMoment {}

  /** Answered or solved; or given up, and then cancelled. */
  record Ended(Instant at, boolean cancelled) implements SlaMoment {}

  record Reopened(Instant at) implements SlaMoment {}
}
