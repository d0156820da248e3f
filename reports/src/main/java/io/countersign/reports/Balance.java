package io.countersign.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums across a row. Their parts are rounded first, each down its own column; what is printed for
 * the sum is what is printed for its parts, so that a reader can add up in both directions.
 *
 * @param balances a column, and those that it is the sum of; inner ones before outer ones
 */
record Balance(Map<String, List<String>> balances) {
  boolean has(String column) {
    return balances.containsKey(column);
  }

  /** The last line of a table: its parts add up to its sum as it is rounded by itself. */
  Map<String, BigDecimal> whole(Map<String, BigDecimal> exact, Map<String, BigDecimal> rounded) {
    Map<String, BigDecimal> whole = new LinkedHashMap<>(rounded);
    Set<String> inner =
        balances.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    for (String column : balances.keySet()) {
      if (!inner.contains(column) && rounded.get(column) != null) {
        List<String> leaves = leaves(column);
        List<BigDecimal> parts = new ArrayList<>();
        leaves.forEach(leaf -> parts.add(exact.get(leaf)));
        List<BigDecimal> printed = Footing.parts(rounded.get(column), parts);
        for (int i = 0; i < leaves.size(); i++) {
          whole.put(leaves.get(i), printed.get(i));
        }
      }
    }
    return across(exact, whole);
  }

  private List<String> leaves(String column) {
    return has(column)
        ? balances.get(column).stream().flatMap(part -> leaves(part).stream()).toList()
        : List.of(column);
  }

  /** A row with its sums; what is not known stays so. */
  Map<String, BigDecimal> across(Map<String, BigDecimal> exact, Map<String, BigDecimal> printed) {
    Map<String, BigDecimal> across = new LinkedHashMap<>(printed);
    balances.forEach(
        (column, of) -> {
          BigDecimal sum = of.stream().map(across::get).reduce(null, Footing::plus);
          across.put(column, exact.get(column) == null ? null : sum);
        });
    return across;
  }
}
