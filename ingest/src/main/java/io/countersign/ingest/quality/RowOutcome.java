package io.countersign.ingest.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.conform.RawColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * What becomes of each row that was read; every row has exactly one outcome.
 *
 * <ul>
 *   <li>{@code repeated}: the same row once more, known by its key, or one that a later drop
 *       replaces or deletes
 *   <li>{@code quarantined}: it does not fit, or other rows of its drop have its key and say
 *       something else: which one is right is not guessed
 *   <li>{@code landed}: all others
 * </ul>
 */
public final class RowOutcome {
  public static final String OUTCOME = "_outcome";
  public static final String REPEATED = "repeated";
  public static final String QUARANTINED = "quarantined";
  public static final String LANDED = "landed";

  private static final String LAST = "_last";
  private static final String SAID = "_said";
  private static final String CONFLICT = "_conflict";
  private static final String NTH = "_nth";

  private static final String HASH = "_hash";

  /** More keys than these are held against each other in one go with all others. */
  private static final int FEW = 100_000;

  private RowOutcome() {}

  /**
   * As {@link #of}, where no deletions are named. Sorting many rows by their keys costs more than
   * reading them: only those whose key comes more than once are sorted.
   *
   * @param kept rows that need not be read again
   */
  public static Dataset<Row> ofMany(Contract feed, Dataset<Row> kept) {
    Dataset<Row> hashed = kept.withColumn(HASH, xxhash64(named()));
    Dataset<Row> more = hashed.groupBy(HASH).count().filter("count > 1").select(HASH);
    List<Row> again = more.limit(FEW + 1).collectAsList();
    if (again.isEmpty()) {
      return alone(feed, kept);
    }
    if (again.size() > FEW) {
      return of(feed, kept, Optional.empty());
    }
    Dataset<Row> keys = broadcast(kept.sparkSession().createDataFrame(again, more.schema()));
    Column same = hashed.col(HASH).equalTo(keys.col(HASH));
    Dataset<Row> others = hashed.join(keys, same, "left_anti").drop(HASH);
    Dataset<Row> contested = hashed.join(keys, same, "left_semi").drop(HASH);
    return alone(feed, others).union(of(feed, contested, Optional.empty()));
  }

  /** Of rows whose keys come once each. */
  private static Dataset<Row> alone(Contract feed, Dataset<Row> rows) {
    Column fits = size(col(ConformedRows.REASONS)).equalTo(0);
    return rows.withColumn(NTH, lit(1))
        .withColumn(ConformedRows.PLACE, place())
        .drop(NTH)
        .withColumn(OUTCOME, when(fits, LANDED).otherwise(QUARANTINED))
        .withColumn(ConformedRows.SOURCE, source(values(feed)));
  }

  /**
   * What tells rows apart: their key; where it cannot be read, where they stand; and in a database,
   * where they stand nowhere, all that they say.
   */
  private static Column named() {
    Column place = concat(lit("@"), col(ConformedRows.PLACE));
    Column unnamed = concat(lit("?"), coalesce(col(ConformedRows.SOURCE), lit("")));
    return coalesce(concat(lit("="), col(ConformedRows.KEY)), place, unnamed);
  }

  /** Two rows of one key may be the same twice; of two without a key nobody knows that. */
  private static Column again() {
    return col(NTH).gt(1).and(col(ConformedRows.KEY).isNotNull());
  }

  /** Rows without a key and a place are counted, so that each is kept. */
  private static Column place() {
    return coalesce(
        col(ConformedRows.PLACE),
        when(col(ConformedRows.KEY).isNull(), concat(lit("#"), col(NTH).cast("string"))));
  }

  private static Column[] values(Contract feed) {
    return feed.columns().keySet().stream().map(functions::col).toArray(Column[]::new);
  }

  /** Rows that do not land are kept as they came. */
  private static Column source(Column[] values) {
    return when(
        col(OUTCOME).equalTo(QUARANTINED),
        coalesce(col(ConformedRows.SOURCE), to_json(struct(values))));
  }

  /**
   * @param rows as {@link ConformedRows} makes them
   * @param gone keys that the source says are deleted, as {@link ConformedRows#KEY}; each holds for
   *     the drops before its own
   */
  public static Dataset<Row> of(Contract feed, Dataset<Row> rows, Optional<Dataset<Row>> gone) {
    Column[] values = values(feed);
    Column[] all = Stream.of(rows.columns()).map(functions::col).toArray(Column[]::new);
    var group = Window.partitionBy(named());
    var same = Window.partitionBy(named(), col(SAID));
    Dataset<Row> compared =
        rows.withColumn(LAST, col(RawColumns.DROP).equalTo(max(RawColumns.DROP).over(group)))
            .withColumn(SAID, when(col(LAST), xxhash64(said(values))))
            .withColumn(CONFLICT, min(SAID).over(group).notEqual(max(SAID).over(group)))
            .withColumn(NTH, row_number().over(same.orderBy(SAID)));
    return deleted(compared, gone)
        .withColumn(
            OUTCOME,
            when(col("_gone").or(functions.not(col(LAST))), REPEATED)
                .when(again(), REPEATED)
                .when(col(CONFLICT), QUARANTINED)
                .when(size(col(ConformedRows.REASONS)).gt(0), QUARANTINED)
                .otherwise(LANDED))
        .withColumn(ConformedRows.REASONS, reasons())
        .withColumn(ConformedRows.PLACE, place())
        .withColumn(ConformedRows.SOURCE, source(values))
        .select(Stream.concat(Stream.of(all), Stream.of(col(OUTCOME))).toArray(Column[]::new));
  }

  private static Column[] said(Column[] values) {
    return Stream.concat(Stream.of(values), Stream.of(col(ConformedRows.SOURCE)))
        .toArray(Column[]::new);
  }

  private static Column reasons() {
    Column duplicate = lit("duplicate_key: other rows have the same key and say something else");
    return when(
            col(OUTCOME).equalTo(QUARANTINED).and(col(CONFLICT)),
            concat(col(ConformedRows.REASONS), array(duplicate)))
        .otherwise(col(ConformedRows.REASONS));
  }

  private static Dataset<Row> deleted(Dataset<Row> rows, Optional<Dataset<Row>> gone) {
    if (gone.isEmpty()) {
      return rows.withColumn("_gone", lit(false));
    }
    Dataset<Row> keys =
        gone.get()
            .groupBy(col(ConformedRows.KEY).as("_gone_key"))
            .agg(max(RawColumns.DROP).as("_gone_at"));
    return rows.join(keys, rows.col(ConformedRows.KEY).equalTo(keys.col("_gone_key")), "left")
        .withColumn("_gone", coalesce(col("_gone_at").gt(col(RawColumns.DROP)), lit(false)));
  }
}
