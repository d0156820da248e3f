package io.countersign.transform.sla;

import static io.countersign.transform.sla.SlaTickets.timestamp;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import java.sql.Date;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Each promise made for a ticket, and whether it was kept (S1 to S7, S9). */
public final class SlaClock implements Step {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "source_system string, ticket_id string, metric string, instance bigint, policy_id string, service_id string,"
              + " priority string, measure_id string, calendar_id string, target_seconds bigint,"
              + " target_days bigint, started_at timestamp, started_on date, stopped_at timestamp,"
              + " elapsed_seconds bigint, state string, excluded_reason string,"
              + " deadline_earliest timestamp, deadline_latest timestamp, breached_at timestamp,"
              + " near_breach boolean, tampering_signs string, source_says boolean, agrees boolean,"
              + " source_due_at timestamp, due_differs_seconds bigint, disagreement_reason string");
  private static final int SOURCE_SAYS = 11;
  private static final int MEASURE = 12;
  private static final int RESPONSE_DUE = 14;
  private static final int RESOLUTION_DUE = 15;

  @Override
  public String makes() {
    return "sla_clock";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Instant asOf = inputs.ask().asOf();
    Set<String> settingDeadlines = settingDeadlines(inputs);
    return SlaTickets.rows(
        inputs,
        "true",
        SCHEMA,
        (ticket, row, instance, rules) ->
            Stream.of(row(ticket, row, instance, rules, settingDeadlines, asOf)));
  }

  /** Systems of whose tickets one at least came with a deadline for its end. */
  private static Set<String> settingDeadlines(Inputs inputs) {
    return inputs
        .table("tickets")
        .where("resolution_due_at is not null")
        .selectExpr("coalesce(source_system, '')")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  private static Row row(
      SlaTicket ticket,
      Row row,
      SlaInstance instance,
      SlaRules rules,
      Set<String> settingDeadlines,
      Instant asOf) {
    SlaStatus reading = instance.reading();
    SlaPolicy target = instance.target();
    Boolean toolSays = instance.judgedByTool() ? (Boolean) row.get(SOURCE_SAYS) : null;
    Boolean agrees = SlaComparison.agrees(instance, toolSays);
    boolean differs = agrees != null && !agrees;
    Instant due = due(row, instance);
    String system = Objects.requireNonNullElse(ticket.system(), "");
    return RowFactory.create(
        ticket.system(),
        ticket.id(),
        instance.metric(),
        (long) instance.number(),
        target == null ? null : target.id(),
        ticket.serviceAt(instance.started()),
        instance.priority(),
        row.getString(MEASURE),
        target == null ? null : instance.policy().calendar(),
        target == null ? null : target.targetSeconds(),
        target == null ? null : target.targetDays(),
        timestamp(instance.started()),
        Date.valueOf(rules.dayOf(instance.started(), instance.policy())),
        timestamp(instance.stopped()),
        reading.elapsed(),
        reading.state(),
        reading.reason(),
        timestamp(reading.earliest()),
        timestamp(reading.latest()),
        timestamp(reading.breachedAt()),
        instance.nearBreach(asOf),
        SlaTampering.of(instance, ticket, rules),
        toolSays,
        agrees,
        timestamp(due),
        SlaComparison.differsBy(instance, due),
        differs
            ? SlaComparison.reason(
                instance, ticket, rules, asOf, due, settingDeadlines.contains(system))
            : null);
  }

  /** The tool's own deadline is about the last instance. */
  private static Instant due(Row row, SlaInstance instance) {
    boolean answer = instance.metric().equals("first_response");
    return instance.superseded()
        ? null
        : SlaTickets.instant(row, answer ? RESPONSE_DUE : RESOLUTION_DUE);
  }
}
