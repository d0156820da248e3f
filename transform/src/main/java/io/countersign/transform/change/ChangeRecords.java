package io.countersign.transform.change;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.transform.reference.CrossReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The changes, and the deployments that no known change stands behind. */
public final class ChangeRecords {
  private ChangeRecords() {}

  /**
   * One row a change or lone deployment: the feed's columns, {@code started_at}, {@code ended_at},
   * {@code touched_at} (the end, or the start while no end is recorded), the columns of the rule in
   * force when it began, {@code observed_until} (end + observation) and {@code window_ends_at}
   * (touched + observation); without a rule the last two are blank.
   */
  static Dataset<Row> of(Inputs inputs) {
    deployments(inputs).createOrReplaceTempView("told_deployments");
    SqlViews views = SqlScript.shared("change_records").on(inputs);
    Dataset<Row> changes = views.upTo("deployed_changes");
    changes.unionByName(views.upTo("lone_deployments"), true).createOrReplaceTempView("recorded");
    return views.answer();
  }

  /**
   * The deployments with the change that each names. A pipeline's rehearsals are none; every other
   * environment is taken for the real one.
   */
  public static Dataset<Row> deployments(Inputs inputs) {
    String rehearsal = "lower(environment) rlike '^(dev|test|qa|int|stag|sandbox|uat|pre)'";
    return naming(inputs.table("deployments").where("not " + rehearsal), "change_id", inputs);
  }

  /**
   * Rows of a feed that name a change, each with the {@code change_system} that it lies in and
   * {@code change_system_fault} ({@link CrossReference}).
   *
   * @param naming what the rows call it
   */
  public static Dataset<Row> naming(Dataset<Row> rows, String naming, Inputs inputs) {
    Dataset<Row> changes = CrossReference.records(inputs, "changes", "change_id as " + naming);
    return CrossReference.find(inputs, rows, changes, "change_system", naming);
  }
}
