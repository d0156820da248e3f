package io.countersign.transform.sla;

import io.countersign.build.Inputs;
import io.countersign.transform.service.ServiceCalendars;
import io.countersign.transform.service.ServiceVersions;
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
  /** Spark brings together only keys of one type; these may be blank, whatever they are read of. */
  private static final String TICKETS =
      """
      select nullif(ticket_id, '') as ticket_id, kind, service_id, priority, sla_level, status,
        unix_seconds(opened_at), unix_seconds(first_response_at), unix_seconds(resolved_at),
        unix_seconds(closed_at), requester, source_sla_breached, measure_id, nullif(source_system, '') as source_system,
        unix_seconds(response_due_at), unix_seconds(resolution_due_at)
      from tickets
      """;

  private static final String EVENTS =
      """
      select nullif(ticket_id, '') as ticket_id, nullif(source_system, '') as source_system, unix_micros(at) as micros, sequence, field, old_value,
        if(field = 'reply', by, new_value) as now
      from told_events where field in ('status', 'priority', 'service', 'calendar', 'reply')
      """;
  private static final Column[] IN_ORDER =
      Stream.of("micros", "sequence", "field", "old_value", "now")
          .map(functions::col)
          .toArray(Column[]::new);

  private static final int REQUESTER = 10;
  private static final int SYSTEM = 13;

  private SlaTickets() {}

  /** What a table shows of the instances of one ticket; the row is the ticket's. */
  interface View extends Serializable {
    Stream<Row> rows(SlaTicket ticket, Row row, SlaInstance instance, SlaRules rules);
  }

  /** The rows that a view shows of the tickets that a condition holds for. */
  static Dataset<Row> rows(Inputs inputs, String condition, StructType schema, View view) {
    SlaRules rules =
        new SlaRules(
            SlaPolicies.of(inputs), ServiceCalendars.of(inputs), ServiceVersions.of(inputs));
    SlaAgents agents = SlaAgents.of(inputs);
    TicketEvents.show(inputs);
    Instant asOf = inputs.ask().asOf();
    return byTicket(inputs, TICKETS, condition)
        .cogroupSorted(
            byTicket(inputs, EVENTS, condition),
            new Column[0],
            IN_ORDER,
            (CoGroupFunction<Tuple2<String, String>, Row, Row, Row>)
                (key, tickets, events) -> {
                  List<SlaEvent> history = history(events);
                  return stream(tickets)
                      .flatMap(row -> of(row, ticket(row, history, agents), rules, asOf, view))
                      .iterator();
                },
            Encoders.row(schema));
  }

  private static KeyValueGroupedDataset<Tuple2<String, String>, Row> byTicket(
      Inputs inputs, String sql, String condition) {
    Dataset<Row> rows = inputs.spark().sql(sql).where(condition);
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
        row.getString(SYSTEM),
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        instant(row, 6),
        agents.answered(events, row.getString(REQUESTER), instant(row, 7)),
        instant(row, 8),
        instant(row, 9),
        events);
  }

  /** They come in order; two of one second keep theirs. */
  private static List<SlaEvent> history(Iterator<Row> rows) {
    List<SlaEvent> events = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            events.add(
                new SlaEvent(
                    Instant.ofEpochSecond(Math.floorDiv(row.getLong(2), 1_000_000L)),
                    events.size(),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6))));
    return events;
  }

  static Instant instant(Row row, int at) {
    return row.isNullAt(at) ? null : Instant.ofEpochSecond(row.getLong(at));
  }

  static Timestamp timestamp(Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
