package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.reference.LocalDays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Per change and lone deployment: made, allowed, in its window, proved, and did it hold? */
public final class ChangeVerdicts implements Step {
  @Override
  public String makes() {
    return "change_verdicts";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Dataset<Row> changes = withState(ChangeRecords.of(inputs), inputs);
    Dataset<Row> judged = changes;
    for (Dataset<Row> facts :
        List.of(
            ChangeFailures.of(changes, inputs),
            ChangeAuthorisation.of(changes, inputs),
            ChangeEvidence.of(changes, inputs),
            ChangeTiming.of(changes, inputs))) {
      judged = ChangeRecords.with(judged, facts);
    }
    return LocalDays.withPeriod(withOutcomes(judged), "started_on", inputs)
        .withColumn("deployments", expr("coalesce(deployments, 0)"))
        .withColumn("evidence_required", expr("coalesce(evidence_required, 0)"))
        .withColumn("evidence_present", expr("coalesce(evidence_present, 0)"))
        .withColumnRenamed("close_code", "self_reported")
        .withColumn("contradicted", expr("self_reported <=> 'successful' and outcome <=> 'failed'"))
        .withColumn("recovery_seconds", expr("if(outcome = 'failed', recovery_seconds, null)"));
  }

  /** C1, C2: cancelled is what never began; what has no end or no rule never matures. */
  private static Dataset<Row> withState(Dataset<Row> changes, Inputs inputs) {
    return changes
        .withColumn("as_of", lit(inputs.ask().asOf()))
        .withColumn("implemented", expr("started_at is not null"))
        .withColumn("started_on", LocalDays.of(changes.col("started_at"), inputs))
        .withColumn(
            "state",
            expr(
                "case when not implemented and close_code <=> 'cancelled' then 'cancelled'"
                    + " when observed_until <= as_of then 'mature' else 'immature' end"));
  }

  /** C3, once for each link rule. The referee never calls it better than those who did it. */
  private static Dataset<Row> withOutcomes(Dataset<Row> judged) {
    return judged
        .withColumn("failed_otherwise", expr("implemented and (" + failedOtherwise() + ")"))
        .withColumn("failed_because", expr(failedBecause()))
        .withColumn("outcome", outcome("declared"))
        .withColumn("outcome_same_service", outcome("same_service"))
        .withColumn("outcome_nearest", outcome("nearest"));
  }

  private static String failedOtherwise() {
    return "rolled_back or remediated or review_failed or close_code <=> 'failed'"
        + " or coalesce(deployment_failed, false)";
  }

  private static String failedBecause() {
    return "case when not implemented then null when rolled_back then 'rolled_back'"
        + " when remediated then 'remediated' when declared_failed then 'incident'"
        + " when review_failed then 'review' when close_code = 'failed' then 'admitted'"
        + " when deployment_failed then 'deployment' end";
  }

  private static Column outcome(String rule) {
    return expr(
        "case when not implemented then null"
            + (" when failed_otherwise or " + rule + "_failed then 'failed'")
            + (" when " + rule + "_touched or close_code = 'with_issues' then 'with_issues'")
            + " when state = 'mature' then 'successful' end");
  }
}
