package io.countersign.transform.sla;

import java.time.Instant;

/**
 * What the clock shows (S3, S4).
 *
 * @param elapsed business seconds
 * @param reason why nothing can be said; null otherwise
 * @param earliest null while paused, and where nothing is promised
 * @param breachedAt the last instant at which the promise could have been kept
 */
record SlaStatus(
    String state,
    String reason,
    Long elapsed,
    Instant earliest,
    Instant latest,
    Instant breachedAt) {

  static SlaStatus unread(String state, String reason) {
    return new SlaStatus(state, reason, null, null, null, null);
  }
}
