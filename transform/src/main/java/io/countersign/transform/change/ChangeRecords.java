package io.countersign.transform.change;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.countersign.build.Inputs;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.LocalDays;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The changes, and the deployments that no known change stands behind, each with the rule in force
 * when it began (C1, C2). An instant after as_of is blank: it has not come yet.
 */
public final class ChangeRecords {
  /** A pipeline's rehearsals are no changes; every other environment is taken for the real one. */
  public static final String REHEARSAL =
      "lower(environment) rlike '^(dev|test|qa|int|stag|sandbox|uat|pre)'";

  private final Inputs inputs;

  private ChangeRecords(Inputs inputs) {
    this.inputs = inputs;
  }

  /**
   * One row a change or lone deployment: the feed's columns, {@code started_at}, {@code ended_at},
   * {@code touched_at} (the end, or the start while no end is recorded), the rule's columns, {@code
   * observed_until} (end + observation) and {@code window_ends_at} (touched + observation); without
   * a rule the last two are blank.
   */
  static Dataset<Row> of(Inputs inputs) {
    return new ChangeRecords(inputs).all();
  }

  /** Changes with what is known of each, one row a change at most; their key is its key. */
  static Dataset<Row> with(Dataset<Row> changes, Dataset<Row> known) {
    return changes.join(known, new String[] {"source_system", "change_id"}, "left");
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

  /** What was filed for changes: the change's source_system and change_id, kind, result, when. */
  static Dataset<Row> evidence(Inputs inputs) {
    return naming(inputs.table("evidence").where("subject_kind = 'change'"), "subject_id", inputs)
        .selectExpr(
            "change_system as source_system",
            "subject_id as change_id",
            "kind",
            "result",
            "attached_at");
  }

  private Dataset<Row> all() {
    Dataset<Row> changes = known(inputs.table("changes"));
    Dataset<Row> deployments =
        naming(inputs.table("deployments").where("not " + REHEARSAL), "change_id", inputs);
    Dataset<Row> records =
        withDeployments(changes, deployments).unionByName(lone(deployments, changes), true);
    return withRule(records)
        .withColumn("touched_at", expr("coalesce(ended_at, started_at)"))
        .withColumn("observed_until", observed("ended_at"))
        .withColumn("window_ends_at", observed("touched_at"));
  }

  private static Column observed(String from) {
    return expr("timestampadd(SECOND, observation_seconds, " + from + ")");
  }

  private Dataset<Row> known(Dataset<Row> changes) {
    return changes
        .withColumn("actual_start_at", upToAsOf("actual_start_at"))
        .withColumn("actual_end_at", upToAsOf("actual_end_at"))
        .withColumn("rolled_back_at", upToAsOf("rolled_back_at"))
        .withColumn(
            "close_code",
            expr("if(close_code = 'cancelled' or actual_end_at is not null, close_code, null)"));
  }

  private Column upToAsOf(String instant) {
    return when(col(instant).leq(lit(inputs.ask().asOf())), col(instant));
  }

  /** Where the service desk recorded no start, the pipeline's word stands for it (C1). */
  private static Dataset<Row> withDeployments(Dataset<Row> changes, Dataset<Row> deployments) {
    Dataset<Row> deployed =
        deployments
            .where("change_id is not null")
            .groupBy(col("change_system").as("source_system"), col("change_id"))
            .agg(
                expr("count(*)").as("deployments"),
                expr("min(deployed_at)").as("deployed_from"),
                expr("max(deployed_at)").as("deployed_until"),
                expr("bool_or(outcome <=> 'rolled_back')").as("deployment_rolled_back"),
                expr("max_by(outcome, struct(deployed_at, outcome <=> 'failed')) <=> 'failed'")
                    .as("deployment_failed"));
    return with(changes, deployed)
        .withColumn("started_at", expr("coalesce(actual_start_at, deployed_from)"))
        .withColumn("ended_at", expr("if(actual_start_at is null, deployed_until, actual_end_at)"));
  }

  private static Dataset<Row> lone(Dataset<Row> deployments, Dataset<Row> changes) {
    Dataset<Row> known = changes.selectExpr("source_system as change_system", "change_id");
    return deployments
        .join(known, new String[] {"change_system", "change_id"}, "left_anti")
        .select(
            col("source_system"),
            expr("concat('deployment:', deployment_id) as change_id"),
            col("deployment_id"),
            col("service_id"),
            col("by").as("implementer"),
            expr("deployed_at as started_at"),
            expr("deployed_at as ended_at"),
            expr("1L as deployments"),
            expr("outcome <=> 'rolled_back' as deployment_rolled_back"),
            expr("outcome <=> 'failed' as deployment_failed"));
  }

  /**
   * The rule of the category and path on the day of the start (of the planned start, else of as_of,
   * while not begun); a category without a rule, and a lone deployment, go by category {@code
   * other}, the latter on path normal.
   */
  private Dataset<Row> withRule(Dataset<Row> records) {
    Dataset<Row> rules =
        broadcast(
            inputs
                .table("change_rules")
                .select(
                    expr("category as rule_category"),
                    expr("path as rule_path"),
                    expr("valid_from as rule_from"),
                    expr(
                        "struct(category <> 'other' as own, valid_from, required_evidence,"
                            + " observation_seconds, retro_approval_seconds, quorum,"
                            + " failing_priorities) as rule")));
    Instant asOf = inputs.ask().asOf();
    Dataset<Row> dated =
        records.withColumn(
            "rule_on",
            LocalDays.of(coalesce(col("started_at"), col("planned_start_at"), lit(asOf)), inputs));
    Dataset<Row> inForce =
        dated
            .join(
                rules,
                expr(
                    "rule_category in (coalesce(category, 'other'), 'other')"
                        + " and rule_path = coalesce(path, 'normal') and rule_from <= rule_on"))
            .groupBy("source_system", "change_id")
            .agg(expr("max_by(rule, struct(rule.own, rule.valid_from)) as rule"));
    return with(records, inForce).select("*", "rule.*").drop("rule", "own", "valid_from");
  }
}
