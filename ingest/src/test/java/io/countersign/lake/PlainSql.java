package io.countersign.lake;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A script of {@code create temporary view} statements and a last {@code select}. */
public final class PlainSql {
  private static final Pattern VIEW =
      Pattern.compile("create temporary view (\\w+) as\\s(.*)", Pattern.DOTALL);

  private PlainSql() {}

  /** The answer of the last select; each view before it is worked out once. */
  public static Dataset<Row> answer(
      SparkSession session, String script, Map<String, Object> parameters) {
    String[] statements = script.split(";\\s*\\n", -1);
    for (int i = 0; i < statements.length - 1; i++) {
      Matcher view = VIEW.matcher(statements[i]);
      if (!view.find()) {
        throw new IllegalArgumentException("No view: " + statements[i]);
      }
      session
          .sql(view.group(2), parameters)
          .localCheckpoint()
          .createOrReplaceTempView(view.group(1));
    }
    return session.sql(statements[statements.length - 1], parameters);
  }
}
