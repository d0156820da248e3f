package io.countersign.ingest.quality;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.problem.Problem;
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
 * @param unread of each column that adds up: what the sums leave out, because it cannot be read
 */
public record BatchTotals(
    long rows,
    Map<String, BigDecimal> sums,
    Map<String, BigDecimal> absolutes,
    Map<String, Unread> unread)
    implements java.io.Serializable {

  /**
   * What could not be added up of one column.
   *
   * @param rows that have something there which is no amount of the contract, or that could not be
   *     taken apart
   * @param sum of those among them that are numbers at all, such as 70.12345; null for none
   */
  public record Unread(long rows, BigDecimal sum) implements java.io.Serializable {
    private static final Unread NONE = new Unread(0, null);

    private Unread plus(Unread other) {
      BigDecimal both = sum == null ? other.sum : other.sum == null ? sum : sum.add(other.sum);
      return new Unread(rows + other.rows, both);
    }
  }

  /** Where everything is a number. */
  public BatchTotals(long rows, Map<String, BigDecimal> sums, Map<String, BigDecimal> absolutes) {
    this(rows, sums, absolutes, Map.of());
  }

  public static BatchTotals none(Contract feed) {
    Map<String, BigDecimal> zeros = new java.util.TreeMap<>();
    measures(feed).forEach(measure -> zeros.put(measure, BigDecimal.ZERO));
    return new BatchTotals(0, zeros, new java.util.TreeMap<>(zeros));
  }

  public Unread unread(String measure) {
    return unread.getOrDefault(measure, Unread.NONE);
  }

  /** The columns of a feed that add up. */
  public static List<String> measures(Contract feed) {
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
      asked.addAll(
          unread(
              "",
              measure,
              functions.array_contains(functions.col(ConformedRows.UNREAD), measure),
              said(functions.col(ConformedRows.SOURCE), measure)));
    }
    return asked.toArray(org.apache.spark.sql.Column[]::new);
  }

  /** What a row as it came says in a column, where that is a number. */
  public static org.apache.spark.sql.Column said(
      org.apache.spark.sql.Column source, String measure) {
    return functions.get_json_object(source, "$." + measure).try_cast("decimal(38,18)");
  }

  public static List<org.apache.spark.sql.Column> unread(
      String prefix,
      String measure,
      org.apache.spark.sql.Column isUnread,
      org.apache.spark.sql.Column said) {
    return List.of(
        functions.sum(functions.when(isUnread, 1L).otherwise(0L)).as(prefix + "unread_" + measure),
        functions.try_sum(functions.when(isUnread, said)).as(prefix + "unreadsum_" + measure));
  }

  public static BatchTotals of(Contract feed, Row row) {
    return of(feed, name -> row.getAs(name));
  }

  public static BatchTotals of(Contract feed, java.util.function.Function<String, Object> answers) {
    Map<String, BigDecimal> sums = new java.util.TreeMap<>();
    Map<String, BigDecimal> absolutes = new java.util.TreeMap<>();
    Map<String, Unread> unread = new java.util.TreeMap<>();
    for (String measure : measures(feed)) {
      sums.put(measure, orZero(answers.apply("sum_" + measure)));
      absolutes.put(measure, orZero(answers.apply("abs_" + measure)));
      Long rows = (Long) answers.apply("unread_" + measure);
      BigDecimal said = (BigDecimal) answers.apply("unreadsum_" + measure);
      unread.put(measure, rows == null ? Unread.NONE : new Unread(rows, said));
    }
    return new BatchTotals((Long) answers.apply("n"), sums, absolutes, unread);
  }

  private static BigDecimal orZero(Object sum) {
    return sum == null ? BigDecimal.ZERO : (BigDecimal) sum;
  }

  public BatchTotals rowsOnly() {
    return new BatchTotals(rows, Map.of(), Map.of());
  }

  public BatchTotals plus(BatchTotals other) {
    Map<String, Unread> both = new java.util.TreeMap<>(unread);
    other.unread.forEach((measure, part) -> both.merge(measure, part, Unread::plus));
    return new BatchTotals(
        rows + other.rows, added(sums, other.sums), added(absolutes, other.absolutes), both);
  }

  /** As {@link #plus}, of the measures that both have. */
  BatchTotals and(BatchTotals other) {
    BatchTotals sum = plus(other);
    sum.sums.keySet().retainAll(sums.keySet());
    sum.sums.keySet().retainAll(other.sums.keySet());
    sum.absolutes.keySet().retainAll(sum.sums.keySet());
    return sum;
  }

  private static Map<String, BigDecimal> added(
      Map<String, BigDecimal> left, Map<String, BigDecimal> right) {
    Map<String, BigDecimal> sum = new java.util.TreeMap<>(left);
    right.forEach((measure, amount) -> sum.merge(measure, amount, BigDecimal::add));
    return sum;
  }

  /**
   * Every total in which these rows are not those; a measure that one of the two lacks is no number
   * there, and not compared.
   *
   * @param what says what the two sides are, for people
   */
  public List<Problem> differences(String where, Side what, BatchTotals accounted) {
    Stream<Problem> counts =
        rows == accounted.rows
            ? Stream.empty()
            : Stream.of(
                what.differ(where, "rows", String.valueOf(rows), String.valueOf(accounted.rows)));
    return Stream.of(
            counts,
            differences(where, what, "sum of ", sums, accounted.sums),
            differences(where, what, "sum of absolutes of ", absolutes, accounted.absolutes),
            differences(where, what, "unread rows of ", unreadCounts(), accounted.unreadCounts()))
        .flatMap(problems -> problems)
        .toList();
  }

  private Map<String, BigDecimal> unreadCounts() {
    Map<String, BigDecimal> counts = new java.util.TreeMap<>();
    unread.forEach((measure, part) -> counts.put(measure, BigDecimal.valueOf(part.rows())));
    return counts;
  }

  private static Stream<Problem> differences(
      String where,
      Side what,
      String total,
      Map<String, BigDecimal> left,
      Map<String, BigDecimal> right) {
    return left.entrySet().stream()
        .filter(one -> right.containsKey(one.getKey()))
        .filter(one -> one.getValue().compareTo(right.get(one.getKey())) != 0)
        .map(
            one ->
                what.differ(
                    where,
                    total + one.getKey(),
                    one.getValue().stripTrailingZeros().toPlainString(),
                    right.get(one.getKey()).stripTrailingZeros().toPlainString()));
  }

  /** The two sides of a hop. */
  public enum Side {
    READ("What was read is not what was repeated, quarantined and landed: "),
    SENT("What the database counts is not what arrived: "),
    KEPT("What the database has is not what the lake would have: ");

    private final String said;

    Side(String said) {
      this.said = said;
    }

    private Problem differ(String where, String total, String left, String right) {
      String now =
          this == READ
              ? "Nothing was landed; the earlier state stands. This is a fault of the program: report it."
              : "Nothing was landed; the earlier state stands. Run again; if it stays, see what changes the source while it is read.";
      BigDecimal by = new BigDecimal(left).subtract(new BigDecimal(right));
      return QualityProblems.totalsDiffer(
              where, said + total + ", by " + by.toPlainString() + ".", left, right)
          .now(now);
    }
  }
}
