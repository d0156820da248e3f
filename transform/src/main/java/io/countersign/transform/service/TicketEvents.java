package io.countersign.transform.service;

import static org.apache.spark.sql.functions.col;

import io.countersign.build.Inputs;
import io.countersign.transform.reference.CrossReference;

/** The history of tickets, where events may come from another system than their ticket. */
public final class TicketEvents {
  private TicketEvents() {}

  /**
   * The view {@code told_events}: ticket_events whose source_system is that of the ticket they are
   * about. Those whose ticket cannot be told from another one of its number, or is not where they
   * refer to, are not in it.
   */
  public static void show(Inputs inputs) {
    CrossReference.find(
            inputs,
            inputs.table("ticket_events"),
            CrossReference.records(inputs, "tickets", "ticket_id"),
            "home",
            "ticket_id")
        .withColumn("source_system", col("home"))
        .where("home is not null")
        .drop("home", "home_feeds", "home_fault")
        .createOrReplaceTempView("told_events");
  }
}
