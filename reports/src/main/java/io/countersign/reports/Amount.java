package io.countersign.reports;

import java.util.Locale;

/** The money that a node of the hierarchy is judged by; also the columns of query {@code value}. */
enum Amount {
  PLANNED,
  CLAIMED,
  VERIFIED,
  VERIFIED_AT_PLAN_RATE,
  PENDING,
  MONTH_PLANNED,
  MONTH_CLAIMED,
  MONTH_VERIFIED,
  MONTH_VERIFIED_AT_PLAN_RATE;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
