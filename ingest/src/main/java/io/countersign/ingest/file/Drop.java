package io.countersign.ingest.file;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.RawColumns;
import io.countersign.ingest.source.Headers;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * One delivery of a feed's rows: a file that we read ourselves, or Parquet, which Spark reads.
 *
 * @param name its path as people know it
 * @param path where it lies
 * @param grid how to read it; empty for Parquet
 * @param order when it is taken
 */
record Drop(String name, String path, Optional<TabularFile> grid, Order order) {

  /**
   * The order of drops: those beside the others first, then by name; what a drop deletes, after it.
   *
   * @param further whether it lies in the folder of further drops
   * @param deletes whether it names the keys of rows that are gone
   */
  record Order(boolean further, String series, boolean deletes) implements Comparable<Order> {
    private static final Comparator<Order> BY_NAME =
        Comparator.comparing(Order::further)
            .thenComparing(Order::series)
            .thenComparing(Order::deletes);

    @Override
    public int compareTo(Order other) {
      return BY_NAME.compare(this, other);
    }

    /** Whether these are the deletions of that very drop, so that a key in both is a question. */
    boolean of(Order drop) {
      return deletes && further && !drop.deletes && drop.further && series.equals(drop.series);
    }
  }

  /** Reads the header alone, and holds it against the feed. */
  List<String> header(SparkSession spark) {
    try {
      return grid.isPresent() ? named(grid.get().header()) : List.of(parquet(spark).columns());
    } catch (ReadFailure e) {
      throw new Refusal(Exit.NOT_HELD, e.problem());
    }
  }

  /** Columns without a name at the end of a header are delimiters, and no columns. */
  private static List<String> named(List<String> header) {
    int length = header.size();
    while (length > 1 && header.get(length - 1).isBlank()) {
      length--;
    }
    return List.copyOf(header.subList(0, length));
  }

  void check(SparkSession spark, Contract feed, Problems problems) {
    Headers.check(feed, feed.columns().values(), name, header(spark), problems);
  }

  /** Its rows with those of the feed's columns that it has. */
  Dataset<Row> rows(SparkSession spark, int place, Contract feed) {
    if (grid.isPresent()) {
      List<String> header = header(spark);
      List<String> columns = header.stream().filter(feed.columns()::containsKey).toList();
      return TabularReader.read(
          spark, List.of(new TabularReader.Numbered(grid.get(), place, header)), columns);
    }
    return parquet(spark)
        .select(functions.col("*"), functions.col("_metadata.row_index").as("_index"))
        .withColumn(RawColumns.FILE, functions.lit(name.replaceFirst(".*/", "")))
        .withColumn(RawColumns.ROW, functions.col("_index").plus(1))
        .withColumn(RawColumns.DROP, functions.lit(place))
        .drop("_index");
  }

  private Dataset<Row> parquet(SparkSession spark) {
    return spark.read().parquet(path);
  }
}
