package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What speaks against a change (C3), by each link rule, and how long it took to put right. */
final class ChangeFailures {
  private ChangeFailures() {}

  /**
   * One row a change: rolled_back, remediated, review_failed; for each link rule {@code …_failed}
   * (a severe incident in the window) and {@code …_touched} (any); the counts; recovery_seconds
   * from the first sign to the last restoration, blank while an incident of it is open.
   */
  static Dataset<Row> of(Dataset<Row> changes, Inputs inputs) {
    Dataset<Row> judged =
        changes.select(
            "source_system",
            "change_id",
            "ended_at",
            "rolled_back_at",
            "close_code",
            "deployment_rolled_back");
    for (Dataset<Row> facts :
        List.of(links(inputs), failedReviews(inputs), remediations(changes, inputs))) {
      judged = ChangeRecords.with(judged, facts);
    }
    return judged.select(speaking());
  }

  private static Column[] speaking() {
    return new Column[] {
      expr("source_system"),
      expr("change_id"),
      expr(
          "rolled_back_at is not null or coalesce(deployment_rolled_back, false)"
              + " or close_code <=> 'rolled_back' as rolled_back"),
      expr("coalesce(repaired, false) as remediated"),
      expr("coalesce(reviewed_badly, false) as review_failed"),
      expr("declared_failed"),
      expr("declared_touched"),
      expr("same_service_failed"),
      expr("same_service_touched"),
      expr("nearest_failed"),
      expr("nearest_touched"),
      expr("coalesce(incidents_declared, 0) as incidents_declared"),
      expr("coalesce(incidents_in_window, 0) as incidents_in_window"),
      expr("if(coalesce(still_open, 0) = 0, " + recovery() + ", null) as recovery_seconds")
    };
  }

  private static String recovery() {
    String restored = "greatest(restored_at, rolled_back_at)";
    String seconds = "timestampdiff(SECOND, coalesce(failing_from, ended_at), " + restored + ")";
    return "if(" + restored + " is null, null, greatest(0, " + seconds + "))";
  }

  private static Dataset<Row> links(Inputs inputs) {
    String failing = " filter (where rule = 'declared' and in_window and severe)";
    return inputs
        .table("change_links")
        .groupBy("source_system", "change_id")
        .agg(
            expr("count_if(rule = 'declared') as incidents_declared"),
            expr("count_if(rule = 'same_service_in_window') as incidents_in_window"),
            expr("min(opened_at)" + failing + " as failing_from"),
            expr("max(resolved_at)" + failing + " as restored_at"),
            expr("count_if(resolved_at is null)" + failing + " as still_open"),
            any("declared", "declared", "severe", "failed"),
            any("declared", "declared", "true", "touched"),
            any("same_service", "same_service_in_window", "severe", "failed"),
            any("same_service", "same_service_in_window", "true", "touched"),
            any("nearest", "nearest_previous_in_window", "severe", "failed"),
            any("nearest", "nearest_previous_in_window", "true", "touched"));
  }

  private static Column any(String name, String rule, String which, String what) {
    return expr(
        "bool_or(rule = '%s' and in_window and %s) as %s_%s".formatted(rule, which, name, what));
  }

  private static Dataset<Row> failedReviews(Inputs inputs) {
    return ChangeEvidence.filed(inputs)
        .where("kind = 'post_change_review' and result = 'failed'")
        .selectExpr("source_system", "change_id", "true as reviewed_badly")
        .distinct();
  }

  private static Dataset<Row> remediations(Dataset<Row> changes, Inputs inputs) {
    Dataset<Row> repairs = changes.where("implemented and remediates_change_id is not null");
    return ChangeRecords.naming(repairs, "remediates_change_id", inputs)
        .selectExpr(
            "change_system as source_system",
            "remediates_change_id as change_id",
            "true as repaired")
        .distinct();
  }
}
