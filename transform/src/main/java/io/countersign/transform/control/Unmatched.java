package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.change.ChangeRecords;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What nobody owns: records that point nowhere, and time and spend that point at nothing. */
public final class Unmatched implements Step {
  @Override
  public String makes() {
    return "unmatched";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    showTold(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    UnlinkedReferences.of(inputs, views).createOrReplaceTempView("unlinked");
    NearMatches.withResembling(views.upTo("pointing"), inputs)
        .createOrReplaceTempView("resembling");
    return views.answer();
  }

  /** The records that name others, each with the system of what it names. */
  private static void showTold(Inputs inputs) {
    Dataset<Row> deployments = inputs.table("deployments").where("not " + ChangeRecords.REHEARSAL);
    ChangeRecords.naming(deployments, "change_id", inputs)
        .createOrReplaceTempView("told_deployments");
    Dataset<Row> caused = inputs.table("tickets").where("caused_by_change_id is not null");
    ChangeRecords.naming(caused, "caused_by_change_id", inputs)
        .createOrReplaceTempView("told_tickets");
    Dataset<Row> causes =
        CrossReference.find(
            inputs,
            inputs.table("incident_causes"),
            CrossReference.records(inputs, "tickets", "ticket_id"),
            "ticket_system",
            "ticket_id");
    ChangeRecords.naming(causes, "change_id", inputs).createOrReplaceTempView("told_causes");
  }
}
