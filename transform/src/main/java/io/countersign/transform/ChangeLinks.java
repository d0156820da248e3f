package io.countersign.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.countersign.lake.Inputs;
import io.countersign.lake.Step;
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
    Dataset<Row> causes =
        inputs
            .table("incident_causes")
            .select("ticket_id", "change_id", "declared_at")
            .unionByName(
                tickets
                    .where("caused_by_change_id is not null")
                    .selectExpr(
                        "ticket_id",
                        "caused_by_change_id as change_id",
                        "cast(null as timestamp) as declared_at"))
            .groupBy("ticket_id", "change_id")
            .agg(expr("min(declared_at) as declared_at"));
    return causes
        .join(tickets, "ticket_id")
        .join(changes, "change_id")
        .withColumn("in_window", expr("coalesce(" + inWindow() + ", false)"))
        .select(link("declared", "coalesce(declared_at, opened_at)"));
  }

  private static Dataset<Row> sameServiceInWindow(Dataset<Row> changes, Dataset<Row> tickets) {
    Column condition = expr("ticket_service_id = change_service_id and " + inWindow());
    return tickets
        .join(changes, condition)
        .withColumn("in_window", lit(true))
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
                    Window.partitionBy("ticket_id")
                        .orderBy(
                            expr("least(touched_at, opened_at)").desc(),
                            expr("started_at").desc(),
                            expr("change_id").desc())))
        .where("nearness = 1")
        .drop("nearness")
        .withColumn("rule", lit("nearest_previous_in_window"));
  }

  private static Column[] link(String rule, String linkedAt) {
    return new Column[] {
      expr("change_id"),
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
