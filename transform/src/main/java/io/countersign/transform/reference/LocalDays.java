package io.countersign.transform.reference;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import io.countersign.build.Inputs;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Days as the company counts them: they begin at midnight in its zone. */
public final class LocalDays {
  private LocalDays() {}

  /** The company's date at an instant. */
  public static Column of(Column instant, Inputs inputs) {
    return to_date(from_utc_timestamp(instant, inputs.ask().company().zone().getId()));
  }

  /** The company's date at as_of. */
  public static Column asOf(Inputs inputs) {
    LocalDate day = inputs.ask().asOf().atZone(inputs.ask().company().zone()).toLocalDate();
    return lit(day);
  }

  /** Rows with {@code period}, the fiscal period of a date; blank outside the years known. */
  public static Dataset<Row> withPeriod(Dataset<Row> rows, String date, Inputs inputs) {
    Dataset<Row> days =
        inputs
            .table("periods")
            .selectExpr("period", "explode(sequence(starts_on, ends_on)) as " + date);
    return rows.join(broadcast(days), date, "left");
  }
}
