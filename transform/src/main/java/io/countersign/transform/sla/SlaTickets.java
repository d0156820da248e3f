package io.countersign.transform.sla;

import io.countersign.build.Inputs;
import io.countersign.build.TableRow;
import io.countersign.transform.service.TicketEvents;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Every ticket with its history, one at a time, against all promises. Tickets and events are
 * brought together by one shuffle and one sort, and walked as they stream past.
 */
final class SlaTickets {
  private static final String[] KEY = {"source_system", "ticket_id"};
  private static final Column[] IN_ORDER =
      Stream.of("micros", "sequence", "field", "old_value", "now")
          .map(functions::col)
          .toArray(Column[]::new);

  private SlaTickets() {}

  /** What a table shows of the instances of one ticket; the row is the ticket's. */
  interface View extends Serializable {
    Stream<Row> rows(SlaTicket ticket, Row row, SlaInstance instance, SlaRules rules);
  }

  /** The rows that a view shows of all tickets. */
  static Dataset<Row> rows(Inputs inputs, View view) {
    return rows(inputs, tickets(inputs), events(inputs), view);
  }

  /**
   * The rows that a view shows of some tickets.
   *
   * @param only source_system and ticket_id
   */
  static Dataset<Row> rows(Inputs inputs, Dataset<Row> only, View view) {
    return rows(
        inputs,
        tickets(inputs).join(only, KEY, "left_semi"),
        events(inputs).join(only, KEY, "left_semi"),
        view);
  }

  private static Dataset<Row> rows(
      Inputs inputs, Dataset<Row> tickets, Dataset<Row> events, View view) {
    SlaRules rules = SlaRules.of(inputs);
    SlaAgents agents = SlaAgents.of(inputs);
    Instant asOf = inputs.asOf();
    return byTicket(tickets)
        .cogroupSorted(
            byTicket(events),
            new Column[0],
            IN_ORDER,
            (CoGroupFunction<Tuple2<String, String>, Row, Row, Row>)
                (key, its, history) -> {
                  List<SlaEvent> past = history(history);
                  return stream(its)
                      .flatMap(row -> of(row, ticket(row, past, agents), rules, asOf, view))
                      .iterator();
                },
            Encoders.row(inputs.schema()));
  }

  /** Spark brings together only keys of one type; these may be blank, whatever they are read of. */
  private static Dataset<Row> tickets(Inputs inputs) {
    return inputs
        .table("tickets")
        .selectExpr(
            "nullif(source_system, '') as source_system",
            "nullif(ticket_id, '') as ticket_id",
            "kind",
            "service_id",
            "priority",
            "sla_level",
            "status",
            "unix_seconds(opened_at) as opened_at",
            "unix_seconds(first_response_at) as first_response_at",
            "unix_seconds(resolved_at) as resolved_at",
            "unix_seconds(closed_at) as closed_at",
            "unix_seconds(response_due_at) as response_due_at",
            "unix_seconds(resolution_due_at) as resolution_due_at",
            "requester",
            "source_sla_breached",
            "measure_id");
  }

  private static Dataset<Row> events(Inputs inputs) {
    TicketEvents.show(inputs);
    return inputs
        .spark()
        .table("told_events")
        .where("field in ('status', 'priority', 'service', 'calendar', 'reply')")
        .selectExpr(
            "nullif(source_system, '') as source_system",
            "nullif(ticket_id, '') as ticket_id",
            "unix_micros(at) as micros",
            "sequence",
            "field",
            "old_value",
            "if(field = 'reply', by, new_value) as now");
  }

  private static KeyValueGroupedDataset<Tuple2<String, String>, Row> byTicket(Dataset<Row> rows) {
    return rows.groupBy("source_system", "ticket_id")
        .as(Encoders.tuple(Encoders.STRING(), Encoders.STRING()), Encoders.row(rows.schema()));
  }

  private static Stream<Row> stream(Iterator<Row> rows) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false);
  }

  private static Stream<Row> of(
      Row row, SlaTicket ticket, SlaRules rules, Instant asOf, View view) {
    return Stream.of("first_response", "resolution")
        .flatMap(metric -> SlaLifecycle.of(ticket, metric, rules, asOf).stream())
        .flatMap(instance -> view.rows(ticket, row, instance, rules));
  }

  private static SlaTicket ticket(Row row, List<SlaEvent> events, SlaAgents agents) {
    return new SlaTicket(
        row.getAs("source_system"),
        row.getAs("ticket_id"),
        row.getAs("kind"),
        row.getAs("service_id"),
        row.getAs("priority"),
        row.getAs("sla_level"),
        row.getAs("status"),
        instant(row, "opened_at"),
        agents.answered(events, row.getAs("requester"), instant(row, "first_response_at")),
        instant(row, "resolved_at"),
        instant(row, "closed_at"),
        events);
  }

  /** They come in order; two of one second keep theirs. */
  private static List<SlaEvent> history(Iterator<Row> rows) {
    List<SlaEvent> events = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            events.add(
                new SlaEvent(
                    Instant.ofEpochSecond(Math.floorDiv(row.<Long>getAs("micros"), 1_000_000L)),
                    events.size(),
                    row.getAs("field"),
                    row.getAs("old_value"),
                    row.getAs("now"))));
    return events;
  }

  static Instant instant(Row row, String column) {
    Long at = row.getAs(column);
    return at == null ? null : Instant.ofEpochSecond(at);
  }

  /** A row about an instance, with what names it. */
  static TableRow row(StructType schema, SlaTicket ticket, SlaInstance instance) {
    return TableRow.of(schema)
        .with("source_system", ticket.system())
        .with("ticket_id", ticket.id())
        .with("metric", instance.metric())
        .with("instance", (long) instance.number());
  }

  static Timestamp timestamp(Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
