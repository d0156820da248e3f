package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Whether the work kept to its window and out of the blackouts, in seconds (C10). */
final class ChangeTiming {
  private ChangeTiming() {}

  /**
   * One row a change that has begun: in_window, outside_window_seconds (both blank where no window
   * was planned), in_blackout, blackout_seconds. Work without a recorded end goes on until as_of.
   */
  static Dataset<Row> of(Dataset<Row> changes, Inputs inputs) {
    Dataset<Row> work =
        changes.selectExpr(
            "source_system",
            "change_id",
            "service_id",
            "planned_start_at",
            "planned_end_at",
            "started_at",
            "case when implemented then coalesce(ended_at, as_of) end as worked_until");
    return ChangeRecords.with(work, blackouts(work, inputs))
        .withColumn("in_blackout", expr("blackout_seconds is not null"))
        .withColumn("blackout_seconds", expr("coalesce(blackout_seconds, 0)"))
        .withColumn(
            "in_window", expr("planned_start_at <= started_at and worked_until <= planned_end_at"))
        .withColumn("outside_window_seconds", expr(outside()))
        .select(
            "source_system",
            "change_id",
            "in_window",
            "outside_window_seconds",
            "in_blackout",
            "blackout_seconds");
  }

  private static String outside() {
    String inside =
        "greatest(0, timestampdiff(SECOND, greatest(started_at, planned_start_at),"
            + " least(worked_until, planned_end_at)))";
    return "if(planned_start_at is null or planned_end_at is null, null,"
        + (" timestampdiff(SECOND, started_at, worked_until) - " + inside + ")");
  }

  /** Blackouts may overlap; each second counts once. Work of no length counts as touching one. */
  private static Dataset<Row> blackouts(Dataset<Row> work, Inputs inputs) {
    Dataset<Row> forbidden =
        inputs.table("blackouts").selectExpr("service_id as forbidden_service", "from_at", "to_at");
    return work.join(
            forbidden,
            expr(
                "(forbidden_service is null or forbidden_service = service_id)"
                    + " and started_at < to_at and (worked_until > from_at or started_at = from_at)"))
        .withColumn("from_at", expr("greatest(from_at, started_at)"))
        .withColumn("to_at", expr("least(to_at, worked_until)"))
        .withColumn("covered_until", expr("max(to_at)").over(earlier()))
        .groupBy("source_system", "change_id")
        .agg(
            expr(
                "sum(greatest(0, timestampdiff(SECOND,"
                    + " greatest(from_at, coalesce(covered_until, from_at)), to_at)))"
                    + " as blackout_seconds"));
  }

  private static org.apache.spark.sql.expressions.WindowSpec earlier() {
    return Window.partitionBy("source_system", "change_id")
        .orderBy("from_at", "to_at")
        .rowsBetween(Window.unboundedPreceding(), -1);
  }
}
