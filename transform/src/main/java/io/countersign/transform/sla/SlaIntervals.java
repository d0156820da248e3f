package io.countersign.transform.sla;

import static io.countersign.transform.sla.SlaTickets.timestamp;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The proof of {@code sla_clock}: every second from start to stop, and why it counted or not. */
public final class SlaIntervals implements Step {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "source_system string, ticket_id string, metric string, instance bigint, from_at timestamp, to_at timestamp,"
              + " kind string, why string, business_seconds bigint, counted_seconds bigint,"
              + " closed_seconds bigint");

  @Override
  public String makes() {
    return "sla_intervals";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    return SlaTickets.rows(
        inputs,
        "true",
        SCHEMA,
        (ticket, row, instance, rules) ->
            instance.stretches().stream().map(stretch -> row(ticket, instance, stretch)));
  }

  private static Row row(SlaTicket ticket, SlaInstance instance, SlaInterval stretch) {
    long business = instance.hours().seconds(stretch.from(), stretch.to());
    boolean counts = stretch.runs() && business > 0;
    return RowFactory.create(
        ticket.system(),
        ticket.id(),
        instance.metric(),
        (long) instance.number(),
        timestamp(stretch.from()),
        timestamp(stretch.to()),
        counts ? "counted" : stretch.runs() ? "closed" : "paused",
        counts ? null : stretch.runs() ? "outside the windows of the calendar" : stretch.why(),
        business,
        counts ? business : 0L,
        Duration.between(stretch.from(), stretch.to()).toSeconds() - business);
  }
}
