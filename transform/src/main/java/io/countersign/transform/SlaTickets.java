package io.countersign.transform;

import io.countersign.lake.Inputs;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Every ticket with its history, one at a time, against all promises. */
final class SlaTickets {
  private static final String TICKETS =
      """
      with history as (
        select ticket_id, array_sort(collect_list(struct(unix_micros(at), sequence, field, old_value,
          if(field = 'reply', by, new_value)))) as events
        from ticket_events where field in ('status', 'priority', 'service', 'calendar', 'reply') group by ticket_id)
      select t.ticket_id, t.kind, t.service_id, t.priority, t.sla_level, t.status,
        unix_seconds(t.opened_at), unix_seconds(t.first_response_at), unix_seconds(t.resolved_at),
        unix_seconds(t.closed_at), h.events, t.source_sla_breached, t.measure_id, t.requester
      from tickets t left join history h on h.ticket_id = t.ticket_id
      """;

  private static final int REQUESTER = 13;

  private SlaTickets() {}

  /** What a table shows of the instances of one ticket; the row is the ticket's. */
  interface View extends Serializable {
    Stream<Row> rows(SlaTicket ticket, Row row, SlaInstance instance, SlaRules rules);
  }

  static Dataset<Row> rows(Inputs inputs, StructType schema, View view) {
    SlaRules rules = new SlaRules(SlaPolicies.of(inputs), SlaCalendars.of(inputs));
    SlaAgents agents = SlaAgents.of(inputs);
    Instant asOf = inputs.ask().asOf();
    return inputs
        .spark()
        .sql(TICKETS)
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> of(row, agents, rules, asOf, view),
            Encoders.row(schema));
  }

  private static Iterator<Row> of(
      Row row, SlaAgents agents, SlaRules rules, Instant asOf, View view) {
    SlaTicket ticket = ticket(row, agents);
    return Stream.of("first_response", "resolution")
        .flatMap(metric -> SlaWalk.of(ticket, metric, rules, asOf).stream())
        .flatMap(instance -> view.rows(ticket, row, instance, rules))
        .iterator();
  }

  private static SlaTicket ticket(Row row, SlaAgents agents) {
    List<SlaEvent> events = row.isNullAt(10) ? List.of() : events(row.getList(10));
    return new SlaTicket(
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
  private static List<SlaEvent> events(List<Row> rows) {
    List<SlaEvent> events = new ArrayList<>();
    for (Row row : rows) {
      Instant at = Instant.ofEpochSecond(Math.floorDiv(row.getLong(0), 1_000_000L));
      events.add(
          new SlaEvent(at, events.size(), row.getString(2), row.getString(3), row.getString(4)));
    }
    return events;
  }

  private static Instant instant(Row row, int at) {
    return row.isNullAt(at) ? null : Instant.ofEpochSecond(row.getLong(at));
  }

  static Timestamp timestamp(Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
