package io.countersign.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.countersign.lake.Inputs;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The changes, and the deployments that no known change stands behind, each with the rule in force
 * when it began (C1, C2). An instant after as_of is blank: it has not come yet.
 */
final class ChangeRecords {
  /** A pipeline's rehearsals are no changes; every other environment is taken for the real one. */
  static final String REHEARSAL =
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

  private Dataset<Row> all() {
    Dataset<Row> changes = known(inputs.table("changes"));
    Dataset<Row> deployments = inputs.table("deployments").where("not " + REHEARSAL);
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
            .groupBy("change_id")
            .agg(
                expr("count(*)").as("deployments"),
                expr("min(deployed_at)").as("deployed_from"),
                expr("max(deployed_at)").as("deployed_until"),
                expr("bool_or(outcome <=> 'rolled_back')").as("deployment_rolled_back"),
                expr("max_by(outcome, deployed_at) <=> 'failed'").as("deployment_failed"));
    return changes
        .join(deployed, "change_id", "left")
        .withColumn("started_at", expr("coalesce(actual_start_at, deployed_from)"))
        .withColumn("ended_at", expr("if(actual_start_at is null, deployed_until, actual_end_at)"));
  }

  private static Dataset<Row> lone(Dataset<Row> deployments, Dataset<Row> changes) {
    return deployments
        .join(changes.select("change_id"), "change_id", "left_anti")
        .select(
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
            .groupBy("change_id")
            .agg(expr("max_by(rule, struct(rule.own, rule.valid_from)) as rule"));
    return records
        .join(inForce, "change_id", "left")
        .select("*", "rule.*")
        .drop("rule", "own", "valid_from");
  }
}
