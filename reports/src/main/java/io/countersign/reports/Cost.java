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
 * @param printed the same rounded: the whole to the nearest, its parts so that they add up to it
 */
record Cost(String id, Map<String, BigDecimal> exact, Map<String, BigDecimal> printed) {
  private static final List<String> LEDGER =
      List.of("original", "budget", "actual", "variance", "operational", "fx");
  private static final List<String> VALUE = List.of("verified", "labour");

  static Cost of(String id, Counts ledger, Counts value) {
    Map<String, BigDecimal> exact = new LinkedHashMap<>();
    LEDGER.forEach(column -> exact.put(column, ledger.sum(column)));
    VALUE.forEach(column -> exact.put(column, value.sum(column)));
    exact.put("net", Footing.less(exact.get("verified"), exact.get("labour")));
    return new Cost(id, exact, new LinkedHashMap<>());
  }

  /** Rounds the whole, each column by itself. */
  Cost round(Scale scale) {
    exact.forEach((column, amount) -> printed.put(column, scale.round(amount)));
    return this;
  }

  /** Rounds the parts so that they add up to this, which is rounded already. */
  void foot(List<Cost> parts, Scale scale) {
    printed.forEach(
        (column, total) -> {
          BigDecimal[] exacts =
              parts.stream()
                  .map(part -> scale.inUnits(part.exact.get(column)))
                  .toArray(BigDecimal[]::new);
          List<BigDecimal> rounded = Footing.parts(total, Arrays.asList(exacts));
          for (int i = 0; i < exacts.length; i++) {
            parts.get(i).printed.put(column, rounded.get(i));
          }
        });
  }

  BigDecimal printed(String column) {
    return printed.get(column);
  }
}
