package io.countersign.build;

import io.countersign.company.Basis;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A step that is one SQL statement with the parameters of {@link Basis}.
 *
 * @param makes the table's name
 * @param sql the text of {@code mart.sql}, or of {@code transform/<table>.sql}
 */
public record SqlStep(String makes, String sql) implements Step {
  @Override
  public Dataset<Row> make(Inputs inputs) {
    return inputs.spark().sql(sql, inputs.ask().parameters());
  }

  @Override
  public String code() {
    return sql;
  }
}
