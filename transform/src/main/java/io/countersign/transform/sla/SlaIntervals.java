package io.countersign.transform.sla;

import static io.countersign.transform.sla.SlaTickets.timestamp;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The proof of {@code sla_clock}: every second from start to stop, and why it counted or not. */
public final class SlaIntervals implements Step {
  private static final String CLOSED = "outside the windows of the calendar";

  @Override
  public String makes() {
    return "sla_intervals";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    StructType schema = inputs.schema();
    return SlaTickets.rows(
        inputs,
        (ticket, row, instance, rules) ->
            instance.stretches().stream()
                .map(stretch -> with(SlaTickets.row(schema, ticket, instance), instance, stretch)));
  }

  private static Row with(TableRow made, SlaInstance instance, SlaInterval stretch) {
    long business = instance.hours().seconds(stretch.from(), stretch.to());
    boolean counts = stretch.runs() && business > 0;
    long all = Duration.between(stretch.from(), stretch.to()).toSeconds();
    return made.with("from_at", timestamp(stretch.from()))
        .with("to_at", timestamp(stretch.to()))
        .with("kind", counts ? "counted" : stretch.runs() ? "closed" : "paused")
        .with("why", counts ? null : stretch.runs() ? CLOSED : stretch.why())
        .with("business_seconds", business)
        .with("counted_seconds", counts ? business : 0L)
        .with("closed_seconds", all - business)
        .row();
  }
}
