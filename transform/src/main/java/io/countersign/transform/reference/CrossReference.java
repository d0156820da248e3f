package io.countersign.transform.reference;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which system a record lies in that another one names. Two systems may give one number to two
 * records: a name means the record of its own system; only where that has none, and exactly one
 * other has it, the one there; where several others have it, none.
 */
public final class CrossReference {
  private static final String HOME =
      "case when array_contains(homes, source_system) then source_system"
          + " when size(homes) = 1 then homes[0] end";

  private CrossReference() {}

  /**
   * Rows with two more columns: {@code <home>}, the system of the record named, and {@code
   * <home>_unclear}, whether several other systems have such a record, so that none is meant. Where
   * one system delivers all records the home is that one, whether it has this record or not.
   *
   * @param rows with source_system and the columns that name a record
   * @param records source_system and the same columns, one row a record
   */
  public static Dataset<Row> find(
      Dataset<Row> rows, Dataset<Row> records, String home, String... naming) {
    Row systems = records.agg(min("source_system"), max("source_system")).first();
    if (Objects.equals(systems.get(0), systems.get(1))) {
      return rows.withColumn(home, lit(systems.getString(0)).cast("string"))
          .withColumn(home + "_unclear", lit(false));
    }
    Column[] key =
        Arrays.stream(naming).map(name -> col(name).as("its_" + name)).toArray(Column[]::new);
    Dataset<Row> homes = records.groupBy(key).agg(collect_set("source_system").as("homes"));
    return rows.join(homes, expr(same(naming)), "left")
        .withColumn(home, expr(HOME))
        .withColumn(
            home + "_unclear", expr("coalesce(size(homes) > 1, false) and " + home + " is null"))
        .drop("homes")
        .drop(Arrays.stream(naming).map(name -> "its_" + name).toArray(String[]::new));
  }

  private static String same(String... naming) {
    return String.join(
        " and ", Arrays.stream(naming).map(name -> name + " = its_" + name).toList());
  }
}
