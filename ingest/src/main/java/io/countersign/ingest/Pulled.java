package io.countersign.ingest;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All that a system has of one feed, read when Spark comes to it.
 *
 * @param parts rows with columns named as the feed's, of any type, and those of {@link Raw}
 * @param gone the keys of rows that the system says are deleted
 */
record Pulled(List<Dataset<Row>> parts, Optional<Dataset<Row>> gone) {
  static Pulled of(Dataset<Row> rows) {
    return new Pulled(List.of(rows), Optional.empty());
  }
}
