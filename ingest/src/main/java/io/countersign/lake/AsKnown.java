package io.countersign.lake;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A table as a step or a report sees it. */
public final class AsKnown {
  private AsKnown() {}

  /**
   * The rows of the newest version; of a table that lands with its history, those known at the
   * instant. No rows where the table has never been written.
   */
  public static Dataset<Row> of(Lake lake, SparkSession session, Contract contract, Instant asOf) {
    long version = lake.version(contract.name());
    if (version < 0) {
      return session.createDataFrame(
          List.of(), contract.landed() ? History.schema(contract) : contract.schema());
    }
    Dataset<Row> rows = lake.read(session, contract.name());
    return contract.landed() ? History.knownAt(rows, contract, asOf, version == 0) : rows;
  }
}
