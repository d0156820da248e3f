package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.col;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.source.SourceSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The keys of all rows that a source has, conformed: the grain's columns and {@link
 * ConformedRows#KEY}.
 */
record SourceKeys(Dataset<Row> rows) {

  static SourceKeys of(Contract feed, SourceSystem system, Dataset<Row> raw) {
    Dataset<Row> keys =
        ConformedRows.rows(Deletions.grainOnly(feed), system.words(), system.clock(), raw);
    return new SourceKeys(keys.filter(col(ConformedRows.KEY).isNotNull()));
  }
}
