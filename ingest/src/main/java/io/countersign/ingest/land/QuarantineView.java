package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The quarantine as people look at it. */
public final class QuarantineView {
  private QuarantineView() {}

  /**
   * How many rows are held for each reason: feed, source_system, reason (with … for what differs
   * from row to row), rows, unread (of them, those with an amount that is in no total),
   * first_seen_at, example_key.
   *
   * @param asOf the instant at which they were known; empty for now
   */
  public static Dataset<Row> reasons(Lake lake, Optional<String> feed, Optional<Instant> asOf) {
    var place = regexp_replace(col("reason"), lit("^[^']*?:\\d+: "), lit(""));
    return held(lake, feed, asOf)
        .withColumn("reason", regexp_replace(place, lit("'[^']*'"), lit("'…'")))
        .groupBy("feed", "source_system", "reason")
        .agg(
            count("*").as("rows"),
            count(col("unread")).as("unread"),
            min("first_seen_at").as("first_seen_at"),
            min("record_key").as("example_key"))
        .orderBy(col("feed"), col("source_system"), col("rows").desc(), col("reason"));
  }

  /** Each row of one feed: source_system, record_key, reason, unread, first_seen_at, source_row. */
  public static Dataset<Row> rows(Lake lake, String feed, Optional<Instant> asOf) {
    return held(lake, Optional.of(feed), asOf)
        .select("source_system", "record_key", "reason", "unread", "first_seen_at", "source_row")
        .orderBy("source_system", "record_key", "source_row");
  }

  private static Dataset<Row> held(Lake lake, Optional<String> feed, Optional<Instant> asOf) {
    Contract contract = Contracts.all().get(Quarantine.TABLE);
    Dataset<Row> held =
        lake.has(Quarantine.TABLE)
            ? asOf.map(then -> History.then(lake, contract, then))
                .orElseGet(() -> History.now(lake, contract))
            : lake.spark().createDataFrame(java.util.List.<Row>of(), contract.schema());
    return feed.map(name -> held.filter(col("feed").equalTo(name))).orElse(held);
  }
}
