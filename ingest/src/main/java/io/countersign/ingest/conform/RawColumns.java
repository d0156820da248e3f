package io.countersign.ingest.conform;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What stands beside a source's own columns in each row that was read. */
public final class RawColumns {
  /** The file it stands in; null where rows have no place. */
  public static final String FILE = "_file";

  /** The line it begins on. */
  public static final String ROW = "_row";

  /** The place of its drop among the others; a later drop replaces. */
  public static final String DROP = "_drop";

  /** Why the row could not be taken apart; null where it could. */
  public static final String BROKEN = "_broken";

  /** The broken row as it was. */
  public static final String TEXT = "_text";

  public static final List<String> COLUMNS = List.of(FILE, ROW, DROP, BROKEN, TEXT);

  private RawColumns() {}

  public static StructType beside(StructType schema) {
    return schema
        .add(FILE, DataTypes.StringType)
        .add(ROW, DataTypes.LongType)
        .add(DROP, DataTypes.IntegerType)
        .add(BROKEN, DataTypes.StringType)
        .add(TEXT, DataTypes.StringType);
  }

  /** The rows with these columns, empty where the source had none of them. */
  static Dataset<Row> completed(Dataset<Row> rows) {
    Dataset<Row> completed = rows;
    List<String> have = List.of(rows.columns());
    for (var field : beside(new StructType()).fields()) {
      if (!have.contains(field.name())) {
        Column none = functions.lit(field.name().equals(DROP) ? 0 : null).cast(field.dataType());
        completed = completed.withColumn(field.name(), none);
      }
    }
    return completed;
  }
}
