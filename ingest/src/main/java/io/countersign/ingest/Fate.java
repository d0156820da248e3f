package io.countersign.ingest;

import static org.apache.spark.sql.functions.array;
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

import io.countersign.lake.Contract;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * What becomes of each row that was read; every row has exactly one fate.
 *
 * <ul>
 *   <li>{@code repeated}: the same row once more, or one that a later drop replaces or deletes
 *   <li>{@code quarantined}: it does not fit, or other rows of its drop have its key and say
 *       something else: which one is right is not guessed
 *   <li>{@code landed}: all others
 * </ul>
 */
final class Fate {
  static final String FATE = "_fate";
  static final String REPEATED = "repeated";
  static final String QUARANTINED = "quarantined";
  static final String LANDED = "landed";

  private static final String LAST = "_last";
  private static final String SAID = "_said";
  private static final String CONFLICT = "_conflict";
  private static final String NTH = "_nth";

  private Fate() {}

  /**
   * @param rows as {@link Conform} makes them
   * @param gone keys that the source says are deleted, as {@link Conform#KEY}
   */
  static Dataset<Row> of(Contract feed, Dataset<Row> rows, Optional<Dataset<Row>> gone) {
    Column[] values = feed.columns().keySet().stream().map(functions::col).toArray(Column[]::new);
    Column[] all = Stream.of(rows.columns()).map(functions::col).toArray(Column[]::new);
    Column unnamed = concat(lit("?"), coalesce(col(Conform.SOURCE), lit("")));
    Column named = coalesce(concat(lit("="), col(Conform.KEY)), unnamed);
    var group = Window.partitionBy(named);
    var same = Window.partitionBy(named, col(SAID));
    Dataset<Row> compared =
        rows.withColumn(LAST, col(Raw.DROP).equalTo(max(Raw.DROP).over(group)))
            .withColumn(SAID, when(col(LAST), xxhash64(said(values))))
            .withColumn(CONFLICT, min(SAID).over(group).notEqual(max(SAID).over(group)))
            .withColumn(NTH, row_number().over(same.orderBy(SAID)));
    return deleted(compared, gone)
        .withColumn(
            FATE,
            when(col("_gone").or(functions.not(col(LAST))), REPEATED)
                .when(col(NTH).gt(1), REPEATED)
                .when(col(CONFLICT), QUARANTINED)
                .when(size(col(Conform.REASONS)).gt(0), QUARANTINED)
                .otherwise(LANDED))
        .withColumn(Conform.REASONS, reasons())
        .withColumn(Conform.SOURCE, coalesce(col(Conform.SOURCE), to_json(struct(values))))
        .select(Stream.concat(Stream.of(all), Stream.of(col(FATE))).toArray(Column[]::new));
  }

  private static Column[] said(Column[] values) {
    return Stream.concat(Stream.of(values), Stream.of(col(Conform.SOURCE))).toArray(Column[]::new);
  }

  private static Column reasons() {
    Column duplicate = lit("duplicate_key: other rows have the same key and say something else");
    return when(
            col(FATE).equalTo(QUARANTINED).and(col(CONFLICT)),
            concat(col(Conform.REASONS), array(duplicate)))
        .otherwise(col(Conform.REASONS));
  }

  private static Dataset<Row> deleted(Dataset<Row> rows, Optional<Dataset<Row>> gone) {
    if (gone.isEmpty()) {
      return rows.withColumn("_gone", lit(false));
    }
    Dataset<Row> keys =
        gone.get().select(col(Conform.KEY).as("_gone_key")).distinct().withColumn("_g", lit(true));
    return rows.join(keys, rows.col(Conform.KEY).equalTo(keys.col("_gone_key")), "left")
        .withColumn("_gone", coalesce(col("_g"), lit(false)));
  }
}
