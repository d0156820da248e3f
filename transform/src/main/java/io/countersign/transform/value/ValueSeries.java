package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Planned (V2), forecast (V3) and claimed (V4) by measure, period and kind of benefit. What points
 * at a measure that is not in the register is in {@code unmatched}, not here.
 */
public final class ValueSeries implements Step {
  @Override
  public String makes() {
    return "value_series";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    SignoffWithdrawals.of(inputs).createOrReplaceTempView("withdrawals");
    SqlViews views = SqlScript.of(this).on(inputs);
    ExchangeRates.refuseMissing(inputs, views.upTo("needed_rates"));
    return views.answer();
  }
}
