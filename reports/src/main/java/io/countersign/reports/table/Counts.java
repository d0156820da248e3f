package io.countersign.reports.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lines of an answer that are counted together. */
public record Counts(List<Line> lines) {

  /** Apart by the words of a column, in their order; a blank word comes first. */
  public static Map<String, Counts> by(String column, List<Line> lines) {
    Map<String, Counts> by = new TreeMap<>();
    lines.stream()
        .collect(Collectors.groupingBy(line -> line.text(column)))
        .forEach((word, its) -> by.put(word, new Counts(its)));
    return by;
  }

  /** The sum of a column of counts. */
  public long of(String column) {
    return lines.stream().mapToLong(line -> line.count(column)).sum();
  }

  /** The sum of a column of amounts; null where nobody gave any. */
  public BigDecimal sum(String column) {
    return lines.stream().map(line -> line.amount(column)).reduce(null, Rounding::plus);
  }

  /** The largest of a column of counts; 0 where there is none. */
  public long largest(String column) {
    return lines.stream().mapToLong(line -> line.count(column)).max().orElse(0);
  }
}
