package io.countersign.lake;

import io.countersign.build.SqlScript;
import io.countersign.problem.TextFile;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A script of {@code create temporary view} statements and a last {@code select}. */
public final class PlainSql {
  private PlainSql() {}

  /** The answer of the last select; each view before it is worked out once. */
  public static Dataset<Row> answer(
      SparkSession session, String script, Map<String, Object> parameters) {
    SqlScript read = SqlScript.of(new TextFile("again.sql", script));
    read.views()
        .forEach(
            (name, select) -> once(session.sql(select, parameters)).createOrReplaceTempView(name));
    return session.sql(read.answer(), parameters);
  }

  private static Dataset<Row> once(Dataset<Row> rows) {
    return FewRows.of(rows)
        .map(few -> few.in(rows.sparkSession()))
        .orElseGet(rows::localCheckpoint);
  }
}
