package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Whose records a bare id means in the rows of a system, as the workspace says. */
public final class SourceReferences {
  public static final String TABLE = "source_references";

  private SourceReferences() {}

  /**
   * Lands what is said now; earlier as-of instants go on seeing what was said then. Where nobody
   * ever said anything there is no table.
   *
   * @param refersTo by feed, the system whose records are meant
   */
  public static void land(
      Lake lake, Contract contract, String system, Map<String, String> refersTo, Instant asOf) {
    if (refersTo.isEmpty() && !lake.has(TABLE)) {
      return;
    }
    List<Row> rows =
        refersTo.entrySet().stream()
            .map(one -> RowFactory.create(system, one.getKey(), one.getValue()))
            .toList();
    IngestState.replace(lake, contract, system, rows, asOf);
  }
}
