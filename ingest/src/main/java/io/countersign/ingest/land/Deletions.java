package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.conform.RawColumns;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The keys of rows that a source says are gone. */
final class Deletions {
  private Deletions() {}

  /**
   * The keys, as {@link ConformedRows#KEY}.
   *
   * @throws Refusal where one cannot be read: its row would live on
   */
  static Dataset<Row> keys(Contract feed, SourceSystem system, Dataset<Row> raw) {
    Dataset<Row> keys = ConformedRows.rows(grainOnly(feed), system.words(), system.clock(), raw);
    List<Problem> unread =
        keys.filter(size(col(ConformedRows.REASONS)).gt(0)).limit(10).collectAsList().stream()
            .map(
                row ->
                    LandingProblems.deletionUnread(
                        feed,
                        String.valueOf(row.<Object>getAs(ConformedRows.PLACE)),
                        row.getList(row.fieldIndex(ConformedRows.REASONS)).toString()))
            .toList();
    if (!unread.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, unread);
    }
    return keys;
  }

  /**
   * Keys that a drop both brings and deletes.
   *
   * @param rows of the feed, with their drops
   * @param gone as {@link #keys} makes them
   */
  static List<Problem> contradicted(Dataset<Row> rows, Dataset<Row> gone) {
    Dataset<Row> keys =
        gone.select(
            col(ConformedRows.KEY).as("gone_key"),
            col(RawColumns.DROP).as("gone_drop"),
            col(ConformedRows.PLACE).as("gone_place"));
    Column theVery = col("gone_drop").equalTo(col(RawColumns.DROP).plus(1));
    return rows
        .join(keys, col(ConformedRows.KEY).equalTo(col("gone_key")).and(theVery))
        .filter(col("gone_drop").mod(2).equalTo(1))
        .select("gone_place", ConformedRows.PLACE, ConformedRows.KEY)
        .limit(10)
        .collectAsList()
        .stream()
        .map(
            row ->
                LandingProblems.contradicted(row.getString(0), row.getString(2), row.getString(1)))
        .toList();
  }

  /** The feed with no columns but those of its grain. */
  static Contract grainOnly(Contract feed) {
    Map<String, io.countersign.contract.Column> columns = new LinkedHashMap<>();
    feed.grain().forEach(name -> columns.put(name, feed.columns().get(name)));
    return feed.with(feed.name(), columns);
  }
}
