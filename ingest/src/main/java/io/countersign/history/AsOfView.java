package io.countersign.history;

import io.countersign.contract.Contract;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A table as a step or a report sees it. */
public final class AsOfView {
  private AsOfView() {}

  /**
   * The rows of the newest version; of a table that lands with its history, those known at the
   * instant. No rows where the table has never been written.
   */
  public static Dataset<Row> of(Lake lake, SparkSession session, Contract contract, Instant asOf) {
    return at(lake, session, contract, lake.version(contract.name()), asOf);
  }

  /** As {@link #of}, of a version; no rows where it is below zero. */
  public static Dataset<Row> at(
      Lake lake, SparkSession session, Contract contract, long version, Instant asOf) {
    if (version < 0) {
      return session.createDataFrame(List.of(), columns(contract));
    }
    return contract.landed()
        ? lake.ask(
            session,
            contract.name(),
            version,
            "known at " + asOf,
            rows -> seen(rows, contract, version, asOf))
        : lake.read(session, contract.name(), version);
  }

  /** Every version that was known at the instant, of a table that lands with its history. */
  public static Dataset<Row> versions(
      Lake lake, SparkSession session, Contract contract, Instant asOf) {
    long version = lake.version(contract.name());
    return version < 0
        ? session.createDataFrame(List.of(), columns(contract))
        : History.versionsAt(contract, lake.read(session, contract.name(), version), asOf);
  }

  /** As {@link #of}, of rows that lie elsewhere or of a version that is not the newest. */
  public static Dataset<Row> seen(
      Dataset<Row> rows, Contract contract, long version, Instant asOf) {
    return contract.landed() ? History.knownAt(rows, contract, asOf, version == 0) : rows;
  }

  /** The columns that a table has in the lake. */
  public static StructType columns(Contract contract) {
    return contract.landed() ? History.schema(contract) : contract.schema();
  }
}
