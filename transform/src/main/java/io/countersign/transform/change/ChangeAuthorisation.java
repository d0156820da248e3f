package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether a change was allowed to begin, and by what or why not (C6). */
final class ChangeAuthorisation {
  /** The first fault in the order of C7, of the step that came furthest. */
  private static final String REASON =
      "case when not implemented then null when deployment_id is not null then 'no_change'"
          + " when path = 'standard' and template_id is not null then 'template'"
          + " when path = 'emergency' and emergency_steps > 0 then 'emergency_approved'"
          + " when good_steps >= needed_steps then 'approved'"
          + " when path = 'emergency' and late_steps >= needed_steps then 'late_authorised'"
          + " when path = 'standard' and steps is null then 'no_template'"
          + " when steps is null then 'no_approval'"
          + " else coalesce(fault, 'quorum_not_met') end";

  private ChangeAuthorisation() {}

  /** One row a change: authorised and authorisation_reason, blank while not begun; acceptance. */
  static Dataset<Row> of(Dataset<Row> changes, Inputs inputs) {
    Dataset<Row> steps =
        ApprovalValidity.of(subjects(changes), named(inputs), inputs)
            .where("subject_kind = 'change' and waiting_for is distinct from 'business_acceptance'")
            .drop("source_system")
            .withColumnRenamed("subject_system", "source_system")
            .withColumnRenamed("subject_id", "change_id");
    Dataset<Row> begun =
        changes.select(
            "source_system",
            "change_id",
            "deployment_id",
            "implemented",
            "path",
            "template_id",
            "quorum");
    Dataset<Row> allowed =
        ChangeRecords.with(begun, tally(steps))
            .withColumn("asked", expr("coalesce(said_quorum, quorum, 'any')"))
            .withColumn(
                "needed_steps",
                expr(
                    "case when asked = 'any' then 1 when asked = 'all' then asked_steps"
                        + " else try_cast(asked as bigint) end"))
            .withColumn("authorisation_reason", expr(REASON))
            .withColumn(
                "authorised",
                expr(
                    "authorisation_reason in"
                        + " ('template', 'emergency_approved', 'approved', 'late_authorised')"));
    return ChangeRecords.with(allowed, ApprovalValidity.acceptance(inputs))
        .select(
            "source_system",
            "change_id",
            "authorised",
            "authorisation_reason",
            "business_accepted");
  }

  /** The changes as what approvals are about. */
  static Dataset<Row> subjects(Dataset<Row> changes) {
    return changes.selectExpr(
        "'change' as subject_kind",
        "source_system as subject_system",
        "change_id as subject_id",
        "requester",
        "implementer",
        "scope_hash",
        "started_at",
        "retro_approval_seconds");
  }

  private static Dataset<Row> named(Inputs inputs) {
    return inputs
        .table("changes")
        .selectExpr("source_system", "'change' as subject_kind", "change_id as subject_id");
  }

  private static Dataset<Row> tally(Dataset<Row> steps) {
    return steps
        .groupBy("source_system", "change_id")
        .agg(
            expr("count(*) as steps"),
            expr(
                "coalesce(nullif(count_if(requested_at < started_at), 0), count(*))"
                    + " as asked_steps"),
            expr("count_if(fault is null) as good_steps"),
            expr("count_if(fault is null and emergency) as emergency_steps"),
            expr("count_if(fault is null or in_retro) as late_steps"),
            expr("max(said_quorum) as said_quorum"),
            expr("min_by(fault, fault_rank) as fault"));
  }
}
