package io.countersign.reports.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The money that a node of the hierarchy is judged by: columns of query {@code value}, and what is
 * worked out of them.
 */
public enum Amount {
  PLANNED,
  CLAIMED,
  VERIFIED,
  VERIFIED_AT_PLAN_RATE,
  PENDING,
  /** Claimed, and neither verified nor pending: it will not come. */
  LOST("CLAIMED", "VERIFIED", "PENDING"),
  /** Verified against plan. */
  TO_PLAN("VERIFIED", "PLANNED"),
  MONTH_PLANNED,
  MONTH_CLAIMED,
  MONTH_VERIFIED,
  MONTH_PENDING,
  MONTH_VERIFIED_AT_PLAN_RATE;

  private final List<String> of;

  Amount(String... of) {
    this.of = List.of(of);
  }

  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Of the first of its amounts, less the others; null for a column of its own, and where the first
   * is not known and the others are nothing.
   */
  BigDecimal workedOut(Map<Amount, BigDecimal> exact) {
    if (of.isEmpty()) {
      return null;
    }
    BigDecimal first = exact.get(valueOf(of.get(0)));
    BigDecimal all = first;
    for (String less : of.subList(1, of.size())) {
      all = Rounding.less(all, exact.get(valueOf(less)));
    }
    return first == null && all != null && all.signum() == 0 ? null : all;
  }

  boolean isColumn() {
    return of.isEmpty();
  }
}
