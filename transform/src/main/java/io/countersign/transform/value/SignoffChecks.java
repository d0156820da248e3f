package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Each sign-off held against the rules of validity (W); the first reason that applies is kept. */
public final class SignoffChecks implements Step {
  @Override
  public String makes() {
    return "signoff_checks";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    showTold(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    ExchangeRates.refuseMissing(inputs, views.upTo("needed_rates"));
    return views.answer();
  }

  /** The sign-offs with the systems of what they withdraw and of what was filed for them. */
  private static void showTold(Inputs inputs) {
    CrossReference.find(
            inputs,
            SignoffWithdrawals.of(inputs),
            CrossReference.records(inputs, "evidence", "evidence_id"),
            "evidence_system",
            "evidence_id")
        .createOrReplaceTempView("told_signoffs");
  }
}
