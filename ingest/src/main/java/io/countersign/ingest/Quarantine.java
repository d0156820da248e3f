package io.countersign.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import io.countersign.lake.Contract;
import io.countersign.lake.History;
import io.countersign.lake.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The rows that did not fit. A row that is corrected at its source leaves it by itself. */
final class Quarantine {
  static final String TABLE = "quarantine";

  private final Lake lake;
  private final Contract contract;
  private final Instant asOf;

  Quarantine(Lake lake, Contract contract, Instant asOf) {
    this.lake = lake;
    this.contract = contract;
    this.asOf = asOf;
  }

  Instant asOf() {
    return asOf;
  }

  /** Lands what is wrong with one feed of one system now; one feed at a time. */
  synchronized void land(String feed, String system, Dataset<Row> rows) {
    Dataset<Row> now = rows.select(columns(feed, system));
    if (!lake.has(TABLE)) {
      History.land(lake, contract, system, now, Optional.empty(), asOf);
      return;
    }
    Dataset<Row> before =
        lake.read(TABLE)
            .filter(col("feed").equalTo(feed).and(col("source_system").equalTo(system)))
            .groupBy(grain())
            .agg(functions.min("first_seen_at").as("seen"));
    Dataset<Row> dated =
        now.as("n")
            .join(before.as("b"), same(), "left")
            .select(
                col("n.feed"),
                col("n.source_system"),
                col("n.record_key"),
                col("n.reason"),
                col("n.source_row"),
                coalesce(col("b.seen"), col("n.first_seen_at")).as("first_seen_at"));
    History.land(lake, contract, system, dated, Optional.of(before.select(grain())), asOf);
  }

  private Column[] columns(String feed, String system) {
    Column place = concat(col(Conform.PLACE), lit(": "));
    return new Column[] {
      lit(feed).as("feed"),
      lit(system).as("source_system"),
      col(Conform.KEY).as("record_key"),
      concat(coalesce(place, lit("")), concat_ws("; ", col(Conform.REASONS))).as("reason"),
      col(Conform.SOURCE).as("source_row"),
      lit(Timestamp.from(asOf)).as("first_seen_at")
    };
  }

  private Column[] grain() {
    return contract.grain().stream().map(functions::col).toArray(Column[]::new);
  }

  private Column same() {
    return contract.grain().stream()
        .map(name -> col("n." + name).eqNullSafe(col("b." + name)))
        .reduce(Column::and)
        .orElseThrow();
  }
}
