package io.countersign.transform.service;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.Step;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each ticket went through: reopened, handed on, put to another service, come again. */
public final class TicketHistories implements Step {
  @Override
  public String makes() {
    return "ticket_histories";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    TicketEvents.show(inputs);
    return SqlScript.of(this).on(inputs).answer();
  }
}
