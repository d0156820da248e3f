package io.countersign.transform.sla;

import static io.countersign.transform.sla.SlaTickets.timestamp;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import io.countersign.lake.FewRows;
import java.sql.Date;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Each promise made for a ticket, and whether it was kept (S1 to S7, S9). */
public final class SlaClock implements Step {
  @Override
  public String makes() {
    return "sla_clock";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Instant asOf = inputs.asOf();
    Set<String> settingDeadlines = settingDeadlines(inputs);
    StructType schema = inputs.schema();
    return SlaTickets.rows(
        inputs,
        (ticket, row, instance, rules) -> {
          TableRow made = SlaTickets.row(schema, ticket, instance);
          target(made, instance);
          reading(made, ticket, instance, rules, asOf);
          tool(made, row, ticket, instance, rules, settingDeadlines, asOf);
          return Stream.of(made.with("measure_id", row.getAs("measure_id")).row());
        });
  }

  /** Systems of whose tickets one at least came with a deadline for its end. */
  private static Set<String> settingDeadlines(Inputs inputs) {
    return FewRows.list(
            inputs
                .table("tickets")
                .where("resolution_due_at is not null")
                .selectExpr("coalesce(source_system, '') as source_system")
                .distinct())
        .stream()
        .map(row -> row.<String>getAs("source_system"))
        .collect(Collectors.toSet());
  }

  private static void target(TableRow made, SlaInstance instance) {
    SlaPolicy target = instance.target();
    if (target != null) {
      made.with("policy_id", target.id())
          .with("calendar_id", instance.policy().calendar())
          .with("target_seconds", target.targetSeconds())
          .with("target_days", target.targetDays());
    }
  }

  private static void reading(
      TableRow made, SlaTicket ticket, SlaInstance instance, SlaRules rules, Instant asOf) {
    SlaStatus reading = instance.reading();
    made.with("service_id", ticket.serviceAt(instance.started()))
        .with("priority", instance.priority())
        .with("started_at", timestamp(instance.started()))
        .with("started_on", Date.valueOf(rules.dayOf(instance.started(), instance.policy())))
        .with("stopped_at", timestamp(instance.stopped()))
        .with("elapsed_seconds", reading.elapsed())
        .with("state", reading.state())
        .with("excluded_reason", reading.reason())
        .with("deadline_earliest", timestamp(reading.earliest()))
        .with("deadline_latest", timestamp(reading.latest()))
        .with("breached_at", timestamp(reading.breachedAt()))
        .with("near_breach", instance.nearBreach(asOf))
        .with("tampering_signs", SlaTampering.of(instance, ticket, rules));
  }

  /** What the tool says of the same instance. */
  private static void tool(
      TableRow made,
      Row row,
      SlaTicket ticket,
      SlaInstance instance,
      SlaRules rules,
      Set<String> settingDeadlines,
      Instant asOf) {
    Boolean says = instance.judgedByTool() ? row.<Boolean>getAs("source_sla_breached") : null;
    Boolean agrees = SlaComparison.agrees(instance, says);
    Instant due = due(row, instance);
    made.with("source_says", says)
        .with("agrees", agrees)
        .with("source_due_at", timestamp(due))
        .with("due_differs_seconds", SlaComparison.differsBy(instance, due));
    if (agrees != null && !agrees) {
      boolean sets = settingDeadlines.contains(Objects.requireNonNullElse(ticket.system(), ""));
      made.with(
          "disagreement_reason", SlaComparison.reason(instance, ticket, rules, asOf, due, sets));
    }
  }

  /** The tool's own deadline is about the last instance. */
  private static Instant due(Row row, SlaInstance instance) {
    boolean answer = instance.metric().equals("first_response");
    return instance.superseded()
        ? null
        : SlaTickets.instant(row, answer ? "response_due_at" : "resolution_due_at");
  }
}
