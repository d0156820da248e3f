package io.countersign.transform.effort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.reference.LocalDays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Every time card: its hours that count, their cost on the work date, and the measure behind it.
 */
public final class Effort implements Step {
  @Override
  public String makes() {
    return "effort";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Dataset<Row> cards = LocalDays.withPeriod(CountedHours.of(inputs), "worked_on", inputs);
    return withExceptions(LabourCost.of(WorkAttribution.of(cards, inputs), inputs), inputs);
  }

  /** T3. A card may be all of these and count nevertheless; somebody has to look at it. */
  private static Dataset<Row> withExceptions(Dataset<Row> cards, Inputs inputs) {
    return cards
        .withColumn("day_hours", expr("sum(hours)").over(Window.partitionBy("person", "worked_on")))
        .withColumn("entered_on", LocalDays.of(expr("coalesce(approved_at, changed_at)"), inputs))
        .withColumn("closed_on", LocalDays.of(col("closed_at"), inputs))
        .withColumn("over_24_hours", expr("hours > 0 and day_hours > 24"))
        .withColumn(
            "dated_ahead",
            expr("problem <=> 'in_future' or coalesce(worked_on > entered_on, false)"))
        .withColumn("after_closure", expr("coalesce(worked_on > closed_on, false)"))
        .withColumn("self_approved", expr("coalesce(approved_by = person, false)"))
        .withColumn(
            "changed_after_approval",
            expr("coalesce(status = 'approved' and changed_at > approved_at, false)"));
  }
}
