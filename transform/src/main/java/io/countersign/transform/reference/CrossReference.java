package io.countersign.transform.reference;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.lake.FewRows;
import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which system a record lies in that another one names. Two systems may give one number to two
 * records. Where the workspace says whose records of a feed a system refers to, a name means the
 * record there, and no other of that feed. Where it says nothing, a name means the record of its
 * own system; only where that has none, and exactly one other has it, the one there; where several
 * others have it, none.
 */
public final class CrossReference {
  private CrossReference() {}

  /**
   * The records of a feed, as {@link #find} asks for them.
   *
   * @param id of the feed, under the name that the rows have for it, as {@code ticket_id as
   *     subject_id}
   */
  public static Dataset<Row> records(Inputs inputs, String feed, String id) {
    return inputs.table(feed).selectExpr("'" + feed + "' as feed", "source_system", id);
  }

  /**
   * Rows with three more columns: {@code <home>}, the system of the record named; {@code
   * <home>_feeds}, the feeds that have it there, null where that is not asked; and {@code
   * <home>_fault}, why none is meant though there are such records: {@code ambiguous}, several
   * other systems have one; {@code foreign}, others have one, and the system that is referred to
   * has not. Where one system delivers all records and nobody refers to any, the home is that one,
   * whether it has this record or not.
   *
   * @param rows with source_system and the columns that name a record
   * @param records feed, source_system and the same columns, one row a record
   */
  public static Dataset<Row> find(
      Inputs inputs, Dataset<Row> rows, Dataset<Row> records, String home, String... naming) {
    Dataset<Row> said = inputs.table("source_references");
    Row systems = FewRows.list(records.agg(min("source_system"), max("source_system"))).get(0);
    if (Objects.equals(systems.get(0), systems.get(1)) && said.isEmpty()) {
      return rows.withColumn(home, lit(systems.getString(0)).cast("string"))
          .withColumn(home + "_feeds", lit(null).cast("array<string>"))
          .withColumn(home + "_fault", lit(null).cast("string"));
    }
    Column[] key =
        Arrays.stream(naming).map(name -> col(name).as("its_" + name)).toArray(Column[]::new);
    Dataset<Row> homes =
        records
            .groupBy(key)
            .agg(collect_set(expr("struct(feed, source_system as system)")).as("homes"));
    Dataset<Row> referring =
        said.groupBy(col("source_system").as("refers_from"))
            .agg(expr("map_from_entries(collect_list(struct(feed, refers_to))) as refers_to"));
    rows.join(homes, expr(same(naming)), "left")
        .join(broadcast(referring), expr("source_system = refers_from"), "left")
        .drop("refers_from")
        .drop(Arrays.stream(naming).map(name -> "its_" + name).toArray(String[]::new))
        .createOrReplaceTempView("naming_rows");
    return SqlScript.shared("cross_reference")
        .on(inputs)
        .answer()
        .withColumnRenamed("home", home)
        .withColumnRenamed("home_feeds", home + "_feeds")
        .withColumnRenamed("home_fault", home + "_fault");
  }

  private static String same(String... naming) {
    return String.join(
        " and ", Arrays.stream(naming).map(name -> name + " = its_" + name).toList());
  }
}
