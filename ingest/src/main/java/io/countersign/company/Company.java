package io.countersign.company;

import io.countersign.time.FiscalCalendar;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose figures these are.
 *
 * @param groupCurrency ISO 4217; every amount is also shown in it
 * @param zone where the company's days begin
 * @param divergence from where on a measure diverges (V16)
 * @param wholeJournals systems whose ledger lines are whole journals, so that each adds up to zero
 */
public record Company(
    String name,
    String groupCurrency,
    FiscalCalendar fiscalYear,
    ZoneId zone,
    Divergence divergence,
    Set<String> wholeJournals) {

  /** A company that says nothing beyond. */
  public Company(String name, String groupCurrency, FiscalCalendar fiscalYear, ZoneId zone) {
    this(name, groupCurrency, fiscalYear, zone, Divergence.usual(), Set.of());
  }

  /** What else of it an answer depends on, as one line. */
  String rules() {
    return divergence.line() + " " + String.join(" ", new TreeSet<>(wholeJournals));
  }
}
