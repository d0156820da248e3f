package io.countersign.ingest.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.lake.Lake;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Rows of what is the company's and no system's own, as a node or a rate, that another system
 * delivers already. Two registers that name one node would count its value twice: what landed first
 * stays, the other is kept out and says whose it is.
 */
public final class MasterDuplicates {
  private static final String SYSTEM = "source_system";

  private MasterDuplicates() {}

  /**
   * Rows as {@link ConformedRows} makes them, with one more reason where another system has the
   * key.
   */
  public static Dataset<Row> marked(Lake lake, Contract feed, String system, Dataset<Row> rows) {
    if (!feed.ofTheCompany() || lake.version(feed.name()) < 0) {
      return rows;
    }
    Dataset<Row> theirs = History.now(lake, feed).filter(col(SYSTEM).notEqual(system));
    return theirs.isEmpty() ? rows : marked(feed, rows, theirs);
  }

  private static Dataset<Row> marked(Contract feed, Dataset<Row> rows, Dataset<Row> theirs) {
    Column[] key =
        feed.grain().stream().map(name -> col(name).as("_their_" + name)).toArray(Column[]::new);
    Dataset<Row> keys = broadcast(theirs.groupBy(key).agg(min(SYSTEM).as("_theirs")));
    Column same =
        feed.grain().stream()
            .map(name -> col(name).eqNullSafe(col("_their_" + name)))
            .reduce(Column::and)
            .orElseThrow();
    Column reason =
        concat(
            lit("told_twice: "),
            col("_theirs"),
            lit(" delivers it, too, and did so first; take it out of one of the two"));
    Column[] columns = Stream.of(rows.columns()).map(functions::col).toArray(Column[]::new);
    return rows.join(keys, same, "left")
        .withColumn(
            ConformedRows.REASONS,
            when(col("_theirs").isNull(), col(ConformedRows.REASONS))
                .otherwise(concat(col(ConformedRows.REASONS), array(reason))))
        .select(columns);
  }
}
