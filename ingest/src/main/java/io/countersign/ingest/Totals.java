package io.countersign.ingest;

import io.countersign.lake.Column;
import io.countersign.lake.Contract;
import io.countersign.lake.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Control totals of some rows of a feed.
 *
 * @param rows how many
 * @param sums of each column that adds up: its sum
 * @param absolutes of each column that adds up: the sum of its absolute values
 */
record Totals(long rows, Map<String, BigDecimal> sums, Map<String, BigDecimal> absolutes) {

  static Totals none(Contract feed) {
    Map<String, BigDecimal> zeros = new java.util.TreeMap<>();
    measures(feed).forEach(measure -> zeros.put(measure, BigDecimal.ZERO));
    return new Totals(0, zeros, zeros);
  }

  /** The columns of a feed that add up. */
  static List<String> measures(Contract feed) {
    return feed.columns().values().stream()
        .filter(column -> column.type().adds())
        .map(Column::name)
        .toList();
  }

  /** What {@link #of} wants to find in its row. */
  static org.apache.spark.sql.Column[] asked(Contract feed) {
    List<org.apache.spark.sql.Column> asked = new ArrayList<>();
    asked.add(functions.count(functions.lit(1)).as("n"));
    for (String measure : measures(feed)) {
      var value = functions.col(measure);
      asked.add(functions.sum(value).as("sum_" + measure));
      asked.add(functions.sum(functions.abs(value)).as("abs_" + measure));
    }
    return asked.toArray(org.apache.spark.sql.Column[]::new);
  }

  static Totals of(Contract feed, Row row) {
    return of(feed, name -> row.getAs(name));
  }

  static Totals of(Contract feed, java.util.function.Function<String, Object> answers) {
    Map<String, BigDecimal> sums = new java.util.TreeMap<>();
    Map<String, BigDecimal> absolutes = new java.util.TreeMap<>();
    for (String measure : measures(feed)) {
      sums.put(measure, orZero(answers.apply("sum_" + measure)));
      absolutes.put(measure, orZero(answers.apply("abs_" + measure)));
    }
    return new Totals((Long) answers.apply("n"), sums, absolutes);
  }

  private static BigDecimal orZero(Object sum) {
    return sum == null ? BigDecimal.ZERO : (BigDecimal) sum;
  }

  Totals plus(Totals other) {
    return new Totals(
        rows + other.rows, added(sums, other.sums), added(absolutes, other.absolutes));
  }

  private static Map<String, BigDecimal> added(
      Map<String, BigDecimal> left, Map<String, BigDecimal> right) {
    Map<String, BigDecimal> sum = new java.util.TreeMap<>(left);
    right.forEach((measure, amount) -> sum.merge(measure, amount, BigDecimal::add));
    return sum;
  }

  /** Every total in which these rows are not those. */
  List<Problem> differences(String where, Totals accounted) {
    Stream<Problem> counts =
        rows == accounted.rows
            ? Stream.empty()
            : Stream.of(
                differ(where, "rows", String.valueOf(rows), String.valueOf(accounted.rows)));
    return Stream.of(
            counts,
            differences(where, "sum of ", sums, accounted.sums),
            differences(where, "sum of absolutes of ", absolutes, accounted.absolutes))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> differences(
      String where, String what, Map<String, BigDecimal> left, Map<String, BigDecimal> right) {
    return left.entrySet().stream()
        .filter(one -> one.getValue().compareTo(right.get(one.getKey())) != 0)
        .map(
            one ->
                differ(
                    where,
                    what + one.getKey(),
                    one.getValue().toPlainString(),
                    right.get(one.getKey()).toPlainString()));
  }

  private static Problem differ(String where, String what, String left, String right) {
    return new Problem(
        "TOTALS_DIFFER",
        where,
        "What was read is not what was repeated, quarantined and landed: " + what + ".",
        left,
        right,
        "Nothing was landed; the earlier state stands. This is a fault of the program: report it.");
  }
}
