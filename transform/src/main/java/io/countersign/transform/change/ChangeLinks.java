package io.countersign.transform.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.reference.CrossReference;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Which incident is laid at which change's door, by each of the three rules (C4, C5). */
public final class ChangeLinks implements Step {
  private static final long RULE_VERSION = 1;

  @Override
  public String makes() {
    return "change_links";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Dataset<Row> changes =
        ChangeRecords.of(inputs)
            .selectExpr(
                "source_system",
                "change_id",
                "service_id as change_service_id",
                "started_at",
                "touched_at",
                "window_ends_at",
                "failing_priorities");
    Dataset<Row> tickets = tickets(inputs);
    Dataset<Row> onSameService = sameServiceInWindow(changes, tickets);
    return declared(changes, tickets, inputs)
        .unionByName(onSameService)
        .unionByName(nearestPrevious(onSameService));
  }

  /** An incident that was rejected or cancelled turned out to be none. */
  private static Dataset<Row> tickets(Inputs inputs) {
    return inputs
        .table("tickets")
        .select(
            expr("source_system as ticket_system"),
            expr("ticket_id"),
            expr("service_id as ticket_service_id"),
            expr("kind = 'incident' and status not in ('rejected', 'cancelled') as incident"),
            expr("opened_at"),
            when(col("resolved_at").leq(lit(inputs.ask().asOf())), col("resolved_at"))
                .as("resolved_at"),
            expr("priority"),
            expr("caused_by_change_id"));
  }

  /** Causes that name an unknown change or ticket are in {@code unmatched}. */
  private static Dataset<Row> declared(Dataset<Row> changes, Dataset<Row> tickets, Inputs inputs) {
    return causes(inputs)
        .join(tickets, new String[] {"ticket_system", "ticket_id"})
        .join(changes, new String[] {"source_system", "change_id"})
        .withColumn("in_window", expr("coalesce(" + inWindow() + ", false)"))
        .select(link("declared", "coalesce(declared_at, opened_at)"));
  }

  /** What the ticket itself says, and what a feed of its own says of it, once. */
  private static Dataset<Row> causes(Inputs inputs) {
    Dataset<Row> tickets = inputs.table("tickets");
    Dataset<Row> saidApart =
        CrossReference.find(
                inputs
                    .table("incident_causes")
                    .select("source_system", "ticket_id", "change_id", "declared_at"),
                tickets.select("source_system", "ticket_id"),
                "ticket_system",
                "ticket_id")
            .drop("ticket_system_unclear");
    Dataset<Row> saidByTicket =
        tickets
            .where("caused_by_change_id is not null")
            .selectExpr(
                "source_system",
                "source_system as ticket_system",
                "ticket_id",
                "caused_by_change_id as change_id",
                "cast(null as timestamp) as declared_at");
    return ChangeRecords.naming(saidApart.unionByName(saidByTicket), "change_id", inputs)
        .groupBy(
            col("change_system").as("source_system"),
            col("change_id"),
            col("ticket_system"),
            col("ticket_id"))
        .agg(expr("min(declared_at) as declared_at"));
  }

  /**
   * Services are the company's, so an incident may be laid at a change of another system; but only
   * where its own has none in the window.
   */
  private static Dataset<Row> sameServiceInWindow(Dataset<Row> changes, Dataset<Row> tickets) {
    Column condition = expr("ticket_service_id = change_service_id and " + inWindow());
    return tickets
        .join(changes, condition)
        .withColumn("in_window", lit(true))
        .withColumn("at_home", expr("source_system = ticket_system"))
        .withColumn(
            "any_at_home", expr("bool_or(at_home) over (partition by ticket_system, ticket_id)"))
        .where("at_home or not any_at_home")
        .select(link("same_service_in_window", "opened_at"));
  }

  private static String inWindow() {
    return "incident and opened_at >= started_at and opened_at < window_ends_at";
  }

  private static Dataset<Row> nearestPrevious(Dataset<Row> inWindow) {
    return inWindow
        .withColumn(
            "nearness",
            row_number()
                .over(
                    Window.partitionBy("ticket_system", "ticket_id")
                        .orderBy(
                            expr("least(touched_at, opened_at)").desc(),
                            expr("started_at").desc(),
                            expr("change_id").desc(),
                            expr("source_system").desc())))
        .where("nearness = 1")
        .drop("nearness")
        .withColumn("rule", lit("nearest_previous_in_window"));
  }

  private static Column[] link(String rule, String linkedAt) {
    return new Column[] {
      expr("source_system"),
      expr("change_id"),
      expr("ticket_system"),
      expr("ticket_id"),
      lit(rule).as("rule"),
      lit(RULE_VERSION).as("rule_version"),
      expr(linkedAt).as("linked_at"),
      expr("opened_at"),
      expr("resolved_at"),
      expr("priority"),
      expr("in_window"),
      expr(
          "failing_priorities is null"
              + " or coalesce(array_contains(split(failing_priorities, ' *; *'), priority), false)"
              + " as severe"),
      expr("started_at"),
      expr("touched_at")
    };
  }
}
