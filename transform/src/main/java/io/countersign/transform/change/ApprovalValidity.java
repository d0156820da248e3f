package io.countersign.transform.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.countersign.build.Inputs;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.LocalDays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The steps of approvals, each with the first of C7's conditions that it misses. Roles are looked
 * up on the day of the decision, over any scope; where the company hands over no roles at all they
 * are not held against anybody.
 */
final class ApprovalValidity {
  private static final String FAULT =
      "case when decision = 'rejected' then 'rejected'"
          + " when not coalesce(decision = 'approved', false) then 'undecided'"
          + " when not in_role and delegated_by is null then 'role_not_held'"
          + " when role is not null and amount > limit_amount then 'over_limit'"
          + " when approver in (requester, implementer)"
          + " or delegated_by in (requester, implementer) then 'own_change'"
          + " when approved_scope <> scope_hash then 'scope_changed'"
          + " when not in_role then 'delegation_invalid' end";

  private static final String IN_ROLE =
      "case when delegated_by is null then held_person is not null or role is null"
          + " else held_person is not null and (held_from is null"
          + " or held_from = delegated_by and given_person is not null) end";

  private static final String ORDER =
      "array('rejected', 'undecided', 'after_start', 'role_not_held', 'over_limit', 'own_change',"
          + " 'scope_changed', 'delegation_invalid')";

  private ApprovalValidity() {}

  /**
   * Every step with its subject: fault (blank: valid), fault_rank, emergency (given by somebody who
   * held an emergency role), in_retro (valid but for coming after the start, within the limit).
   *
   * @param subjects subject_kind, subject_system, subject_id, requester, implementer, scope_hash,
   *     started_at, retro_approval_seconds; a step without one stays, its subject's columns blank
   * @param named feed, source_system, subject_kind and subject_id of all records that steps are
   *     about
   */
  static Dataset<Row> of(Dataset<Row> subjects, Dataset<Row> named, Inputs inputs) {
    Dataset<Row> steps =
        CrossReference.find(
                inputs, known(inputs), named, "subject_system", "subject_kind", "subject_id")
            .withColumnRenamed("scope_hash", "approved_scope")
            .withColumnRenamed("quorum", "said_quorum")
            .withColumn("decided_on", LocalDays.of(col("decided_at"), inputs));
    return withRoles(steps, inputs)
        .join(subjects, new String[] {"subject_kind", "subject_system", "subject_id"}, "left")
        .withColumn("in_time", expr("coalesce(decided_at < started_at, false)"))
        .withColumn("other_fault", expr(FAULT))
        .withColumn(
            "in_retro",
            expr(
                "other_fault is null and decided_at <="
                    + " timestampadd(SECOND, retro_approval_seconds, started_at)"))
        .withColumn(
            "fault",
            expr(
                "if(started_at is null or waiting_for <=> 'business_acceptance' or in_time"
                    + " or other_fault in ('rejected', 'undecided'), other_fault,"
                    + " 'after_start')"))
        .withColumn("fault_rank", expr("array_position(" + ORDER + ", fault)"));
  }

  /** As {@link #of}, of the approvals of changes. */
  static Dataset<Row> ofChanges(Dataset<Row> changes, Inputs inputs) {
    return of(
        subjects(changes),
        inputs
            .table("changes")
            .selectExpr(
                "'changes' as feed",
                "source_system",
                "'change' as subject_kind",
                "change_id as subject_id"),
        inputs);
  }

  /** Changes as what approvals are about. */
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

  /** Whether the business took the change over; blank while it has not been heard. */
  static Dataset<Row> acceptance(Inputs inputs) {
    Dataset<Row> asked =
        known(inputs)
            .where(
                "subject_kind = 'change' and waiting_for = 'business_acceptance'"
                    + " and decision in ('approved', 'rejected')");
    Dataset<Row> decided =
        ChangeRecords.naming(asked, "subject_id", inputs)
            .selectExpr(
                "change_system as source_system",
                "subject_id as change_id",
                "decided_at as at",
                "decision = 'approved' as accepted");
    Dataset<Row> filed =
        ChangeRecords.evidence(inputs)
            .where("kind = 'business_acceptance'")
            .selectExpr(
                "source_system",
                "change_id",
                "attached_at as at",
                "not (result <=> 'failed') as accepted");
    return decided
        .unionByName(filed)
        .groupBy("source_system", "change_id")
        .agg(expr("max_by(accepted, struct(at, not accepted)) as business_accepted"));
  }

  private static Dataset<Row> known(Inputs inputs) {
    return inputs
        .table("approvals")
        .withColumn(
            "decision", when(col("decided_at").leq(lit(inputs.ask().asOf())), col("decision")))
        .withColumn(
            "decided_at", when(col("decided_at").leq(lit(inputs.ask().asOf())), col("decided_at")));
  }

  /** A delegate must hold the role from the one named, who must hold it in his own right. */
  private static Dataset<Row> withRoles(Dataset<Row> steps, Inputs inputs) {
    Dataset<Row> roles = inputs.table("role_assignments");
    boolean kept = !roles.isEmpty();
    Dataset<Row> held = heldAs("held", roles);
    Dataset<Row> given = heldAs("given", roles.where("delegated_by is null"));
    return steps
        .join(held, expr(inForce("held", "approver")), "left")
        .join(given, expr(inForce("given", "delegated_by")), "left")
        .groupBy(
            "source_system",
            "subject_kind",
            "subject_system",
            "subject_system_fault",
            "subject_id",
            "waiting_for",
            "role",
            "channel",
            "approval_id",
            "step",
            "approver",
            "delegated_by",
            "decision",
            "requested_at",
            "decided_at",
            "approved_scope",
            "said_quorum",
            "amount")
        .agg(
            expr("not " + kept + " or coalesce(bool_or(" + IN_ROLE + "), false) as in_role"),
            expr("coalesce(bool_or(held_role like 'emergency%'), false) as emergency"),
            expr(
                "if("
                    + kept
                    + " and not bool_or("
                    + IN_ROLE
                    + " and least(held_limit, given_limit) is null), max(if("
                    + IN_ROLE
                    + ", least(held_limit, given_limit), null)), null) as limit_amount"));
  }

  private static Dataset<Row> heldAs(String alias, Dataset<Row> roles) {
    return roles.selectExpr(
        "person as " + alias + "_person",
        "role as " + alias + "_role",
        "valid_from as " + alias + "_since",
        "valid_to as " + alias + "_until",
        "delegated_by as " + alias + "_from",
        "limit_amount as " + alias + "_limit");
  }

  private static String inForce(String alias, String person) {
    return (alias + "_person = " + person + " and (role is null or " + alias + "_role = role)")
        + (" and " + alias + "_since <= decided_on")
        + (" and (" + alias + "_until is null or decided_on <= " + alias + "_until)");
  }
}
