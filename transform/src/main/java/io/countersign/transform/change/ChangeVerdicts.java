package io.countersign.transform.change;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.lake.FewRows;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Per change and lone deployment: made, allowed, in its window, proved, and did it hold? */
public final class ChangeVerdicts implements Step {
  @Override
  public String makes() {
    return "change_verdicts";
  }

  /**
   * The rows.
   *
   * @throws io.countersign.problem.Refusal UNKNOWN_WORD with every rule that asks for evidence at a
   *     gate that changes do not have
   */
  @Override
  public Dataset<Row> make(Inputs inputs) {
    Dataset<Row> changes = ChangeRecords.of(inputs);
    changes.createOrReplaceTempView("change_records");
    ApprovalValidity.ofChanges(changes, inputs).createOrReplaceTempView("checked_steps");
    SqlViews views = SqlScript.of(this).on(inputs);
    ChangeRecords.naming(views.upTo("repairs"), "remediates_change_id", inputs)
        .createOrReplaceTempView("told_repairs");
    ChangeRecords.naming(views.upTo("acceptances"), "subject_id", inputs)
        .createOrReplaceTempView("told_acceptances");
    ChangeRecords.naming(views.upTo("change_evidence"), "subject_id", inputs)
        .createOrReplaceTempView("told_evidence");
    refuse(views.upTo("unknown_gates"));
    return views.answer();
  }

  private static void refuse(Dataset<Row> unknownGates) {
    Problems problems = new Problems();
    for (Row rule : FewRows.list(unknownGates)) {
      problems.add(
          Problem.of(
                  "UNKNOWN_WORD",
                  "change_rules " + rule.getAs("category") + "/" + rule.getAs("path"))
              .what("The evidence is asked for at a gate that changes do not have.")
              .expected("kind, kind@start, kind@end or kind@closed")
              .found(rule.getAs("item"))
              .now("Correct required_evidence in the feed."));
    }
    problems.refuseIfAny(Exit.NOT_HELD);
  }
}
