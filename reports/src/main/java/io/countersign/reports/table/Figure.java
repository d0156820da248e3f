package io.countersign.reports.table;

import java.math.BigDecimal;

/**
 * A figure that the report prints.
 *
 * @param id stable over issues: {@code total.verified}
 * @param value exact; null where it is undefined or unknown
 * @param unit EUR, share, count, hours
 * @param printed as it stands on the page
 */
public record Figure(String id, BigDecimal value, String unit, String printed) {}
