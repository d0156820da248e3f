package io.countersign.reports;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a part of the company may spend, spent, got verified and paid for labour.
 *
 * @param exact group currency by column; null where nobody gave it
 * @param printed the same rounded, so that rows add up to the total and columns to their sums
 */
record Cost(String id, Map<String, BigDecimal> exact, Map<String, BigDecimal> printed) {
  private static final List<String> LEDGER =
      List.of("original", "budget", "actual", "variance", "operational", "fx");
  private static final List<String> VALUE = List.of("verified", "labour");

  /** Variance is what was spent otherwise and what the rates alone explain (V15). */
  private static final Balance ACROSS = across();

  private static Balance across() {
    Map<String, List<String>> sums = new LinkedHashMap<>();
    sums.put("variance", List.of("operational", "fx"));
    sums.put("actual", List.of("budget", "variance"));
    return new Balance(sums);
  }

  static Cost of(String id, Counts ledger, Counts value) {
    Map<String, BigDecimal> exact = new LinkedHashMap<>();
    LEDGER.forEach(column -> exact.put(column, ledger.sum(column)));
    VALUE.forEach(column -> exact.put(column, value.sum(column)));
    return new Cost(id, exact, new LinkedHashMap<>());
  }

  /** Rounds the whole by itself. */
  Cost round(Scale scale) {
    Map<String, BigDecimal> units = units(scale);
    Map<String, BigDecimal> rounded = new LinkedHashMap<>();
    exact.forEach((column, amount) -> rounded.put(column, scale.round(amount)));
    printed.putAll(ACROSS.whole(units, rounded));
    return this;
  }

  /** Rounds the parts so that they add up to this, which is rounded already. */
  void foot(List<Cost> parts, Scale scale) {
    for (Cost part : parts) {
      part.printed.putAll(part.units(scale));
    }
    printed.forEach((column, total) -> foot(column, total, parts));
    parts.forEach(part -> part.printed.putAll(ACROSS.across(part.exact, part.printed)));
  }

  private static void foot(String column, BigDecimal total, List<Cost> parts) {
    if (total == null || ACROSS.has(column)) {
      return;
    }
    BigDecimal[] exacts =
        parts.stream().map(part -> part.printed.get(column)).toArray(BigDecimal[]::new);
    List<BigDecimal> rounded = Footing.parts(total, Arrays.asList(exacts));
    for (int i = 0; i < exacts.length; i++) {
      parts.get(i).printed.put(column, rounded.get(i));
    }
  }

  private Map<String, BigDecimal> units(Scale scale) {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    exact.forEach((column, amount) -> units.put(column, scale.inUnits(amount)));
    return units;
  }

  BigDecimal printed(String column) {
    return printed.get(column);
  }

  /** Verified less labour; unknown where both are. */
  static BigDecimal net(Map<String, BigDecimal> of) {
    BigDecimal labour = of.get("labour");
    return Footing.plus(of.get("verified"), labour == null ? null : labour.negate());
  }
}
