package io.countersign.ingest.source;

import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.conform.RawColumns;
import io.countersign.ingest.quality.DatabaseTotals;
import io.countersign.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a system has of one feed, read when Spark comes to it.
 *
 * @param parts rows with columns named as the feed's, of any type, and those of {@link RawColumns}
 * @param conformed whether they are in the feed's shape already, as {@link ConformedRows} makes it
 * @param gone the keys of rows that the system says are deleted
 * @param keys the keys of all rows that it has, where they were wanted
 * @param counted what it counted itself, to be asked for when the rows have been read; empty where
 *     it cannot count
 * @param findings what is odd about how it lies there, and hinders nothing
 * @param release gives back what is held until then
 */
public record Extract(
    List<Dataset<Row>> parts,
    boolean conformed,
    List<Dataset<Row>> gone,
    Optional<Dataset<Row>> keys,
    Optional<Supplier<DatabaseTotals>> counted,
    List<Problem> findings,
    Runnable release) {

  public static Extract of(List<Dataset<Row>> parts, List<Dataset<Row>> gone) {
    return of(parts, gone, List.of());
  }

  /** Rows in the feed's shape already, and nothing beside them. */
  public static Extract conformed(Dataset<Row> rows) {
    return new Extract(
        List.of(rows), true, List.of(), Optional.empty(), Optional.empty(), List.of(), () -> {});
  }

  public static Extract of(
      List<Dataset<Row>> parts, List<Dataset<Row>> gone, List<Problem> findings) {
    return new Extract(parts, false, gone, Optional.empty(), Optional.empty(), findings, () -> {});
  }
}
