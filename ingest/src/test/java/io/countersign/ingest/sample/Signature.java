package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.YearMonth;

/**
 * What a controller decides on a month's claims.
 *
 * @param amount in cents of the measure's currency
 */
record Signature(String decision, long amount, String by, Instant at, boolean withEvidence) {

  /** On the ninth day after the month, with the evidence filed the day before. */
  static Signature of(String decision, long amount, Measure measure, YearMonth month) {
    Instant at = Calendar.known(Calendar.utc(month.atEndOfMonth().plusDays(9), 11));
    return new Signature(decision, amount, measure.people().controller(), at, true);
  }

  Signature by(String person) {
    return new Signature(decision, amount, person, at, withEvidence);
  }

  Signature at(Instant instant) {
    return new Signature(decision, amount, by, instant, withEvidence);
  }

  Signature withoutEvidence() {
    return new Signature(decision, amount, by, at, false);
  }
}
