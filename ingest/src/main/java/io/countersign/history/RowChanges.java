package io.countersign.history;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.countersign.contract.Contract;
import io.countersign.lake.FewRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** What a landing would do to a table: known before anything is written. */
public final class RowChanges implements AutoCloseable {
  private final Contract contract;
  private final Dataset<Row> rows;
  private final Optional<FewRows> few;
  private final Consumer<RowChanges> write;
  private final RowCounts landed;
  private long rowsMoved;
  private final Map<String, BigDecimal> sums = new TreeMap<>();
  private final Map<String, BigDecimal> absolutes = new TreeMap<>();

  /**
   * @param compared as {@link ArrivalComparison} makes them
   * @param costly whether to make them again takes long, so that they are kept
   * @param moved whether it must be known by how much the table's totals move
   */
  RowChanges(
      Contract contract,
      Dataset<Row> compared,
      boolean costly,
      boolean moved,
      Consumer<RowChanges> write) {
    SparkSession session = compared.sparkSession();
    this.contract = contract;
    this.few = FewRows.of(compared);
    this.rows =
        few.map(held -> held.in(session))
            .orElseGet(() -> costly ? compared.persist(StorageLevel.MEMORY_AND_DISK()) : compared);
    this.write = write;
    this.landed = count(moved);
  }

  Dataset<Row> rows() {
    return rows;
  }

  public RowCounts landed() {
    return landed;
  }

  /** By how many living rows the table grows. */
  public long rowsMoved() {
    return rowsMoved;
  }

  /** By how much the sum of each column that adds up grows. */
  public Map<String, BigDecimal> sumsMoved() {
    return sums;
  }

  /** By how much the sum of absolutes of each column that adds up grows. */
  public Map<String, BigDecimal> absolutesMoved() {
    return absolutes;
  }

  /** Writes them in one commit; nothing where there are none. */
  public RowCounts write() {
    if (landed.wrote()) {
      write.accept(this);
    }
    return landed;
  }

  @Override
  public void close() {
    rows.unpersist();
  }

  private RowCounts count(boolean moved) {
    Map<String, Long> counts =
        few.filter(held -> !moved)
            .map(held -> held.counts(ArrivalComparison.KIND))
            .orElseGet(() -> counted(moved));
    return new RowCounts(
        counts.getOrDefault("added", 0L),
        counts.getOrDefault("changed", 0L),
        counts.getOrDefault("deleted", 0L),
        counts.getOrDefault("unchanged", 0L));
  }

  private Map<String, Long> counted(boolean moved) {
    Map<String, Long> counts = new HashMap<>();
    Column[] asked = moved ? asked() : new Column[0];
    for (Row row :
        rows.groupBy(ArrivalComparison.KIND)
            .agg(org.apache.spark.sql.functions.count("*").as("n"), asked)
            .collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
      if (moved) {
        move(row);
      }
    }
    return counts;
  }

  /** What comes is counted, and what it replaces is taken off. */
  private Column[] asked() {
    Column comes = col(ArrivalComparison.KIND).isin("added", "changed");
    Column goes =
        col(ArrivalComparison.KIND)
            .isin("changed", "deleted")
            .and(col(ArrivalComparison.WAS).equalTo(true));
    List<Column> asked = new ArrayList<>();
    asked.add(sum(when(comes, 1L).otherwise(0L).minus(when(goes, 1L).otherwise(0L))).as("rows"));
    for (String name : ArrivalComparison.measures(contract)) {
      Column now = col(name);
      Column then = col("b_" + name);
      asked.add(difference(when(comes, now), when(goes, then)).as("sum_" + name));
      asked.add(difference(when(comes, abs(now)), when(goes, abs(then))).as("abs_" + name));
    }
    return asked.toArray(Column[]::new);
  }

  private static Column difference(Column plus, Column minus) {
    Column zero = org.apache.spark.sql.functions.lit(BigDecimal.ZERO);
    return org.apache
        .spark
        .sql
        .functions
        .coalesce(sum(plus), zero)
        .minus(org.apache.spark.sql.functions.coalesce(sum(minus), zero));
  }

  private void move(Row row) {
    rowsMoved += row.<Long>getAs("rows");
    for (String name : ArrivalComparison.measures(contract)) {
      sums.merge(name, row.getAs("sum_" + name), BigDecimal::add);
      absolutes.merge(name, row.getAs("abs_" + name), BigDecimal::add);
    }
  }
}
