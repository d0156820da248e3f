package io.countersign.ingest;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
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
 */
record Drop(String name, String path, Optional<Grid> grid) {

  /** Reads the header alone, and holds it against the feed. */
  List<String> header(SparkSession spark) {
    try {
      return grid.isPresent() ? grid.get().header() : List.of(parquet(spark).columns());
    } catch (Unreadable e) {
      throw new Refusal(Exit.NOT_HELD, e.problem());
    }
  }

  void check(SparkSession spark, Contract feed, Problems problems) {
    Headers.check(feed, feed.columns().values(), name, header(spark), problems);
  }

  Dataset<Row> rows(SparkSession spark, int place, List<String> columns) {
    if (grid.isPresent()) {
      return GridRows.read(
          spark, List.of(new GridRows.Numbered(grid.get(), place, header(spark))), columns);
    }
    return parquet(spark)
        .select(functions.col("*"), functions.col("_metadata.row_index").as("_index"))
        .withColumn(Raw.FILE, functions.lit(name.replaceFirst(".*/", "")))
        .withColumn(Raw.ROW, functions.col("_index").plus(1))
        .withColumn(Raw.DROP, functions.lit(place))
        .drop("_index");
  }

  private Dataset<Row> parquet(SparkSession spark) {
    return spark.read().parquet(path);
  }
}
