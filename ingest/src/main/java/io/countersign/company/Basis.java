package io.countersign.company;

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
public record Basis(Period period, Instant asOf, Company company) {

  /**
   * As SQL knows it: {@code :period}, {@code :as_of}, {@code :today} (its day in the company's
   * zone), {@code :zone}, {@code :group_currency}, {@code :divergence_below}, {@code
   * :divergence_at_least} and {@code :whole_journals} (an array of systems).
   */
  public Map<String, Object> parameters() {
    return Map.of(
        "period", period.name(),
        "as_of", Timestamp.from(asOf),
        "today", asOf.atZone(company.zone()).toLocalDate(),
        "zone", company.zone().getId(),
        "whole_journals", company.wholeJournals().toArray(String[]::new),
        "group_currency", company.groupCurrency(),
        "divergence_below", company.divergence().below(),
        "divergence_at_least", company.divergence().atLeast());
  }

  /** The question as one line; the same line is the same question. */
  public String line() {
    return String.join(
        " | ",
        period.name(),
        asOf.toString(),
        company.name(),
        company.groupCurrency(),
        company.fiscalYear().toString(),
        company.zone().getId(),
        company.rules());
  }
}
