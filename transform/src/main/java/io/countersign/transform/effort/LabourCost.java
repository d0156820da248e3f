package io.countersign.transform.effort;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.countersign.build.Inputs;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What counted hours cost: at the rate in force on the work date (T2), rounded half up, scale 4.
 */
final class LabourCost {
  private static final String LACKS_RATE = "hours <> 0 and category is not null and rate is null";

  private LabourCost() {}

  /**
   * Rows with rate, currency, cost, cost_group, capitalised; blank where no hours count, where the
   * card has no category, and everywhere if the company hands over no rate card at all.
   *
   * @throws io.countersign.problem.Refusal MISSING_RATE with every category that has no rate on a
   *     day worked, or with every missing exchange rate of a period up to the asked one
   */
  static Dataset<Row> of(Dataset<Row> cards, Inputs inputs) {
    Dataset<Row> rated = rated(cards, inputs);
    if (!inputs.table("rate_cards").isEmpty()) {
      refuseUnrated(rated);
    }
    return inGroupCurrency(
        rated.withColumn("cost", expr("cast(round(hours * rate, 4) as decimal(19, 4))")), inputs);
  }

  private static Dataset<Row> rated(Dataset<Row> cards, Inputs inputs) {
    Dataset<Row> rates =
        inputs
            .table("rate_cards")
            .withColumn(
                "valid_until",
                expr("lead(valid_from)").over(Window.partitionBy("category").orderBy("valid_from")))
            .selectExpr(
                "category as rate_category",
                "valid_from",
                "valid_until",
                "hourly_rate as rate",
                "currency",
                "capitalised");
    return cards.join(
        broadcast(rates),
        expr(
            "hours <> 0 and category = rate_category and worked_on >= valid_from"
                + " and (valid_until is null or worked_on < valid_until)"),
        "left");
  }

  private static void refuseUnrated(Dataset<Row> rated) {
    Problems problems = new Problems();
    rated
        .where(LACKS_RATE)
        .groupBy("category")
        .agg(expr("min(worked_on)"), expr("max(worked_on)"), expr("count(*)"))
        .orderBy("category")
        .collectAsList()
        .forEach(row -> problems.add(unrated(row)));
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  private static Problem unrated(Row row) {
    return new Problem(
        "MISSING_RATE",
        "rate_cards",
        "There is no hourly rate of category " + row.getString(0) + " on days that were worked.",
        "a row of " + row.getString(0) + " valid from " + row.getDate(1) + " or earlier",
        row.getLong(3) + " approved time cards from " + row.getDate(1) + " to " + row.getDate(2),
        "Deliver the rate; time is never taken to be free.");
  }

  private static Dataset<Row> inGroupCurrency(Dataset<Row> costed, Inputs inputs) {
    ExchangeRates.show(inputs);
    ExchangeRates.refuseMissing(
        inputs,
        costed
            .where(expr("cost is not null and period <= '" + inputs.ask().period().name() + "'"))
            .select(expr("currency"), expr("period"), lit("average").as("rate_kind"))
            .distinct());
    Dataset<Row> rates =
        broadcast(inputs.spark().table("rates").select("currency", "period", "average_rate"));
    return costed
        .join(rates, new String[] {"currency", "period"}, "left")
        .withColumn("cost_group", expr("cast(round(cost * average_rate, 4) as decimal(19, 4))"));
  }
}
