package io.countersign.transform.sla;

import java.time.Instant;

/** What can happen to a running clock. */
sealed interface SlaTransition {
  Instant at();

  record Prioritised(Instant at, String priority) implements SlaTransition {}

  /** Answered or solved; or given up, and then cancelled. */
  record Ended(Instant at, boolean cancelled) implements SlaTransition {}

  record Reopened(Instant at) implements SlaTransition {}
}
