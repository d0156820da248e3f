package io.countersign.build;

import io.countersign.problem.TextFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A step that is SQL and nothing else, with the parameters of {@link io.countersign.company.Basis}.
 *
 * @param file {@code mart.sql}, or {@code transform/<table>/step.sql}; the folder has the table's
 *     name
 */
public record SqlStep(TextFile file) implements Step {
  @Override
  public String makes() {
    return file.folder();
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    return SqlScript.of(file).on(inputs).answer();
  }

  @Override
  public String code() {
    return file.text();
  }
}
