package io.countersign.reports.register;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who did it, and when it was noted. */
public record Act(String by, Instant at) {
  public Act {
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }
}
