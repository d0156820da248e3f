package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.Step;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The ledger as the measurement plans look at it; the many lines are added up once, here. */
public final class SelectedLines implements Step {
  @Override
  public String makes() {
    return "selected_lines";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    AdjustmentPeriods.show(inputs);
    PlanSelections.show(inputs);
    return SqlScript.of(this).on(inputs).answer();
  }
}
