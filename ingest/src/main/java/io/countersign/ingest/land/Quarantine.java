package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.quality.BatchTotals;
import io.countersign.ingest.quality.RowAccounting;
import io.countersign.ingest.quality.RowOutcome;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.lake.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
  private Set<String> everHeld;

  Quarantine(Lake lake, Contract contract, Instant asOf) {
    this.lake = lake;
    this.contract = contract;
    this.asOf = asOf;
  }

  private synchronized boolean wasHeld(String feed, String system) {
    if (everHeld == null) {
      everHeld = new HashSet<>();
      if (lake.has(TABLE)) {
        lake.read(TABLE)
            .select(col("feed"), col("source_system"))
            .distinct()
            .collectAsList()
            .forEach(row -> everHeld.add(row.getString(0) + " of " + row.getString(1)));
      }
    }
    return everHeld.contains(feed + " of " + system);
  }

  /**
   * What would be held of one feed of one system.
   *
   * @param rows as {@link RowOutcome} makes them
   * @param request which of the feed's rows these are
   * @param keys those of all rows that the source has, where they were wanted
   */
  Held held(
      Contract feed,
      String system,
      Dataset<Row> rows,
      RowAccounting account,
      ExtractRequest request,
      Optional<SourceKeys> keys) {
    boolean before = wasHeld(feed.name(), system);
    boolean now = account.of(RowOutcome.QUARANTINED).rows() > 0;
    if (!before && !now) {
      return new Held(feed, system, Optional.empty(), Optional.empty());
    }
    Dataset<Row> unfit =
        rows.filter(col(RowOutcome.OUTCOME).equalTo(RowOutcome.QUARANTINED))
            .select(columns(feed.name(), system));
    if (request.all() || !before) {
      return new Held(feed, system, Optional.of(unfit), Optional.empty());
    }
    Dataset<Row> held =
        History.now(lake, contract)
            .filter(col("feed").equalTo(feed.name()).and(col("source_system").equalTo(system)));
    return new Held(feed, system, Optional.of(unfit), Optional.of(staying(held, rows, keys)));
  }

  /** Rows that were not read now, and that the source still has as far as one knows. */
  private static Dataset<Row> staying(
      Dataset<Row> held, Dataset<Row> rows, Optional<SourceKeys> keys) {
    Dataset<Row> read = rows.select(col(ConformedRows.KEY));
    Column same = held.col("record_key").equalTo(read.col(ConformedRows.KEY));
    Dataset<Row> unread = held.join(read, same, "left_anti");
    return keys.map(
            all ->
                unread.join(
                    all.rows().select(col(ConformedRows.KEY)),
                    unread.col("record_key").equalTo(col(ConformedRows.KEY)),
                    "left_semi"))
        .orElse(unread);
  }

  private Column[] columns(String feed, String system) {
    Column place =
        concat(
            when(col(ConformedRows.PLACE).startsWith("#"), null)
                .otherwise(col(ConformedRows.PLACE)),
            lit(": "));
    return new Column[] {
      lit(feed).as("feed"),
      lit(system).as("source_system"),
      col(ConformedRows.KEY).as("record_key"),
      concat(coalesce(place, lit("")), concat_ws("; ", col(ConformedRows.REASONS))).as("reason"),
      col(ConformedRows.SOURCE).as("source_row"),
      when(col(ConformedRows.KEY).isNull(), col(ConformedRows.PLACE)).as("place"),
      when(size(col(ConformedRows.UNREAD)).gt(0), concat_ws("; ", col(ConformedRows.UNREAD)))
          .as("unread"),
      lit(Timestamp.from(asOf)).as("first_seen_at")
    };
  }

  private synchronized void land(String feed, String system, Dataset<Row> all) {
    if (!lake.has(TABLE)) {
      History.land(lake, contract, system, all, Optional.empty(), asOf);
      return;
    }
    Dataset<Row> before =
        History.versions(lake, contract)
            .filter(col("feed").equalTo(feed).and(col("source_system").equalTo(system)))
            .groupBy(grain())
            .agg(functions.min("first_seen_at").as("seen"));
    Dataset<Row> dated =
        all.as("n")
            .join(before.as("b"), same(), "left")
            .select(
                col("n.feed"),
                col("n.source_system"),
                col("n.record_key"),
                col("n.reason"),
                col("n.source_row"),
                col("n.place"),
                col("n.unread"),
                coalesce(col("b.seen"), col("n.first_seen_at")).as("first_seen_at"));
    History.land(lake, contract, system, dated, Optional.of(before.select(grain())), asOf);
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

  /** What is held of one feed of one system, once the feed has landed. */
  final class Held {
    private final Contract feed;
    private final String system;
    private final Optional<Dataset<Row>> all;
    private final boolean counted;
    private Row totals;

    private Held(
        Contract feed, String system, Optional<Dataset<Row>> unfit, Optional<Dataset<Row>> stays) {
      this.feed = feed;
      this.system = system;
      this.counted = unfit.isPresent();
      this.all = unfit.map(rows -> stays.map(others -> together(rows, others)).orElse(rows));
    }

    /** A row without a key is not known to have been read again, but by where it stands. */
    private Dataset<Row> together(Dataset<Row> rows, Dataset<Row> others) {
      return rows.unionByName(others.select(names(rows)))
          .dropDuplicates(contract.grain().toArray(String[]::new));
    }

    private static Column[] names(Dataset<Row> rows) {
      return java.util.Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
    }

    void land() {
      all.ifPresent(rows -> Quarantine.this.land(feed.name(), system, rows));
    }

    /** Totals of the amounts as the source says them; one that is no number is left out. */
    BatchTotals asSaid() {
      return counted
          ? BatchTotals.of(feed, name -> totals().getAs("said_" + name))
          : BatchTotals.none(feed);
    }

    /** Totals of the amounts that could be read. */
    BatchTotals asRead() {
      return counted
          ? BatchTotals.of(feed, name -> totals().getAs("read_" + name))
          : BatchTotals.none(feed);
    }

    private Row totals() {
      if (totals == null) {
        Column[] asked = asked();
        totals =
            all.orElseThrow()
                .agg(asked[0], java.util.Arrays.copyOfRange(asked, 1, asked.length))
                .first();
      }
      return totals;
    }

    private Column[] asked() {
      java.util.List<Column> asked = new java.util.ArrayList<>();
      asked.add(functions.count("*").as("said_n"));
      asked.add(functions.count("*").as("read_n"));
      for (String measure : BatchTotals.measures(feed)) {
        Column said = BatchTotals.said(col("source_row"), measure);
        Column read = said.try_cast(feed.columns().get(measure).type().spark());
        Column fits = functions.when(read.equalTo(said), read);
        sums(asked, "said_", measure, said);
        sums(asked, "read_", measure, fits);
        Column names = functions.split(coalesce(col("unread"), lit("")), "; ");
        Column unread = functions.array_contains(names, measure);
        asked.addAll(BatchTotals.unread("said_", measure, functions.lit(false), said));
        asked.addAll(BatchTotals.unread("read_", measure, unread, said));
      }
      return asked.toArray(Column[]::new);
    }

    private static void sums(
        java.util.List<Column> asked, String prefix, String measure, Column value) {
      asked.add(functions.sum(value).as(prefix + "sum_" + measure));
      asked.add(functions.sum(functions.abs(value)).as(prefix + "abs_" + measure));
    }
  }
}
