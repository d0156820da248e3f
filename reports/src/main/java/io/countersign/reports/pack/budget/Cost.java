package io.countersign.reports.pack.budget;

import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a part of the company may spend, spent, got verified and paid for labour.
 *
 * @param exact group currency by column; null where nobody gave it
 * @param printed the same rounded: the whole to the nearest, its parts so that they add up to it
 */
public record Cost(String id, Map<String, BigDecimal> exact, Map<String, BigDecimal> printed) {
  private static final List<String> LEDGER =
      List.of("original", "budget", "actual", "variance", "operational", "fx");
  private static final List<String> VALUE = List.of("verified", "labour");

  /** Sums across a row, inner ones first. */
  private static final List<String> ACROSS = List.of("variance", "actual", "net");

  public static Cost of(String id, Counts ledger, Counts value) {
    Map<String, BigDecimal> exact = new LinkedHashMap<>();
    LEDGER.forEach(column -> exact.put(column, ledger.sum(column)));
    VALUE.forEach(column -> exact.put(column, value.sum(column)));
    exact.put("net", Rounding.less(exact.get("verified"), exact.get("labour")));
    return new Cost(id, exact, new LinkedHashMap<>());
  }

  /** Rounds the whole, each column by itself. */
  public Cost round(Scale scale) {
    exact.forEach((column, amount) -> printed.put(column, scale.round(amount)));
    return this;
  }

  /**
   * Rounds the parts so that they add up to this, which is rounded already, and, wherever no amount
   * is a unit off by it, across.
   */
  void foot(List<Cost> parts, Scale scale) {
    List<String> order = new ArrayList<>(printed.keySet());
    order.sort(Comparator.comparing(ACROSS::indexOf));
    for (String column : order) {
      List<BigDecimal> exacts = Rounding.unknown(parts.size());
      List<BigDecimal> wished = Rounding.unknown(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        exacts.set(i, scale.inUnits(parts.get(i).exact.get(column)));
        wished.set(i, parts.get(i).across(column));
      }
      List<BigDecimal> rounded = Rounding.parts(printed.get(column), exacts, wished);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).printed.put(column, rounded.get(i));
      }
    }
  }

  /** What a column has to be so that the row adds up as printed; null where it is in no sum. */
  private BigDecimal across(String column) {
    return switch (column) {
      case "variance" -> Rounding.plus(printed("operational"), printed("fx"));
      case "actual" -> Rounding.plus(printed("budget"), printed("variance"));
      case "net" -> Rounding.less(printed("verified"), printed("labour"));
      default -> null;
    };
  }

  BigDecimal printed(String column) {
    return printed.get(column);
  }
}
