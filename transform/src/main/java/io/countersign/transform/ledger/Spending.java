package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Budgets and postings by the node that answers for them (T4), each line of the ledger once. */
public final class Spending implements Step {
  @Override
  public String makes() {
    return "spending";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    ExchangeRates.refuseMissing(inputs, views.upTo("needed_rates"));
    return views.answer();
  }
}
