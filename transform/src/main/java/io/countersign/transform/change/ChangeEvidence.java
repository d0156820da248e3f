package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The evidence that a change must show, and whether each item is dated before its gate (C9). */
final class ChangeEvidence {
  private ChangeEvidence() {}

  /**
   * One row a change that must show any: evidence_required, evidence_present, evidence_missing
   * (kinds missing or late at a gate that has passed, {@code ;} between). Gates: start and end are
   * the actual ones, closed is the end of the observation; a kind without a gate may come any time.
   *
   * @throws io.countersign.problem.Refusal UNKNOWN_WORD with every rule that names another gate
   */
  static Dataset<Row> of(Dataset<Row> changes, Inputs inputs) {
    refuseUnknownGates(inputs);
    String due = "coalesce(due_at, if(gate = '', as_of, null)) <= as_of";
    return required(changes)
        .join(earliest(inputs), new String[] {"source_system", "change_id", "needed"}, "left")
        .withColumn("present", expr("filed_at is not null and coalesce(filed_at < due_at, true)"))
        .groupBy("source_system", "change_id")
        .agg(
            expr("count(*) as evidence_required"),
            expr("count_if(present) as evidence_present"),
            expr(
                "nullif(array_join(array_sort(collect_list(needed)"
                    + " filter (where not present and "
                    + due
                    + ")), ';'), '')"
                    + " as evidence_missing"));
  }

  private static Dataset<Row> required(Dataset<Row> changes) {
    return changes
        .where("required_evidence is not null and state <> 'cancelled'")
        .selectExpr(
            "source_system",
            "change_id",
            "as_of",
            "started_at",
            "ended_at",
            "observed_until",
            "explode(split(required_evidence, ' *; *')) as item")
        .withColumn("needed", expr("split_part(item, '@', 1)"))
        .withColumn("gate", expr("split_part(item, '@', 2)"))
        .withColumn(
            "due_at",
            expr(
                "case gate when 'start' then started_at"
                    + " when 'end' then ended_at when 'closed' then observed_until"
                    + " end"));
  }

  /** What was filed for changes: the change's source_system and change_id, kind, result, when. */
  static Dataset<Row> filed(Inputs inputs) {
    Dataset<Row> filed = inputs.table("evidence").where("subject_kind = 'change'");
    return ChangeRecords.naming(filed, "subject_id", inputs)
        .selectExpr(
            "change_system as source_system",
            "subject_id as change_id",
            "kind",
            "result",
            "attached_at");
  }

  private static Dataset<Row> earliest(Inputs inputs) {
    return filed(inputs)
        .withColumnRenamed("kind", "needed")
        .groupBy("source_system", "change_id", "needed")
        .agg(expr("min(attached_at) as filed_at"));
  }

  private static void refuseUnknownGates(Inputs inputs) {
    Problems problems = new Problems();
    inputs
        .table("change_rules")
        .selectExpr("category", "path", "explode(split(required_evidence, ' *; *')) as item")
        .where("split_part(item, '@', 2) not in ('', 'start', 'end', 'closed')")
        .distinct()
        .orderBy("category", "path", "item")
        .collectAsList()
        .forEach(
            rule ->
                problems.add(
                    new Problem(
                        "UNKNOWN_WORD",
                        "change_rules " + rule.getString(0) + "/" + rule.getString(1),
                        "The evidence is asked for at a gate that changes do not have.",
                        "kind, kind@start, kind@end or kind@closed",
                        rule.getString(2),
                        "Correct required_evidence in the feed.")));
    problems.refuseIfAny(Exit.NOT_HELD);
  }
}
