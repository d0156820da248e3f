package io.countersign.lake;

import io.countersign.time.Period;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/**
 * The question: what was true of these periods, as far as it was known then.
 *
 * @param period the last period that the marts show
 * @param asOf what became known later does not count
 */
public record Ask(Period period, Instant asOf, Company company) {

  /** As SQL knows it: {@code :period} and {@code :as_of}. */
  Map<String, Object> parameters() {
    return Map.of(
        "period",
        period.name(),
        "as_of",
        Timestamp.from(asOf),
        "group_currency",
        company.groupCurrency());
  }

  /** The question as one line; the same line is the same question. */
  String line() {
    return String.join(
        " | ",
        period.name(),
        asOf.toString(),
        company.name(),
        company.groupCurrency(),
        company.fiscalYear().toString(),
        company.zone().getId());
  }
}
