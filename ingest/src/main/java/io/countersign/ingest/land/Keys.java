package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.col;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.Conform;
import io.countersign.ingest.source.SourceSystem;
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
