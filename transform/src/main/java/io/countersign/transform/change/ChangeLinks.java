package io.countersign.transform.change;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.reference.CrossReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which incident is laid at which change's door, by each of the three rules (C4, C5). */
public final class ChangeLinks implements Step {
  @Override
  public String makes() {
    return "change_links";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ChangeRecords.of(inputs).createOrReplaceTempView("change_records");
    CrossReference.find(
            inputs,
            inputs.table("incident_causes"),
            CrossReference.records(inputs, "tickets", "ticket_id"),
            "ticket_system",
            "ticket_id")
        .createOrReplaceTempView("told_tickets");
    SqlViews views = SqlScript.of(this).on(inputs);
    ChangeRecords.naming(views.upTo("causes"), "change_id", inputs)
        .createOrReplaceTempView("told_causes");
    return views.answer();
  }
}
