package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.Step;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Both sides of every hop up to the tables (T5). Each side is a select of its own over its own
 * tables; what the right side sums is never taken from what the left side read.
 */
public final class ControlTotals implements Step {
  @Override
  public String makes() {
    return "control_totals";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    return SqlScript.of(this).on(inputs).answer();
  }
}
