package io.countersign.ingest;

import static org.apache.spark.sql.functions.col;

import io.countersign.lake.Contract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The keys of all rows that a source has, conformed: the grain's columns and {@link Conform#KEY}.
 */
record Keys(Dataset<Row> rows) {

  static Keys of(Contract feed, SourceSystem system, Dataset<Row> raw) {
    Dataset<Row> keys =
        Conform.rows(Deletions.grainOnly(feed), system.words(), system.clock(), raw);
    return new Keys(keys.filter(col(Conform.KEY).isNotNull()));
  }
}
