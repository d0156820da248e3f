package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.Step;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every breach of a control of value, gates, sign-offs and time; one row a control and subject. */
public final class ValueExceptions implements Step {
  @Override
  public String makes() {
    return "value_exceptions";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    CrossReference.find(
            inputs,
            inputs.table("gate_history"),
            CrossReference.records(inputs, "evidence", "evidence_id"),
            "evidence_system",
            "evidence_id")
        .createOrReplaceTempView("gates");
    return SqlScript.of(this).on(inputs).answer();
  }
}
