package io.countersign.transform.effort;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.lake.FewRows;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every time card: its hours that count, their cost on the work date, and the measure behind it.
 */
public final class Effort implements Step {
  @Override
  public String makes() {
    return "effort";
  }

  /**
   * The rows.
   *
   * @throws io.countersign.problem.Refusal MISSING_RATE with every category that has no rate on a
   *     day worked, or with every missing exchange rate of a period up to the asked one
   */
  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    CrossReference.find(
            inputs,
            views.upTo("reversing"),
            views.upTo("reversible"),
            "reversed_system",
            "reverses_id")
        .createOrReplaceTempView("told_reversals");
    CrossReference.find(
            inputs, views.upTo("dated"), views.upTo("records"), "work_system", "work_ref")
        .createOrReplaceTempView("told_cards");
    // A company that hands over no rate card at all sees hours without cost.
    if (!inputs.table("rate_cards").isEmpty()) {
      refuseUnrated(views.upTo("unrated"));
    }
    ExchangeRates.refuseMissing(inputs, views.upTo("needed_rates"));
    return views.answer();
  }

  private static void refuseUnrated(Dataset<Row> unrated) {
    Problems problems = new Problems();
    FewRows.list(unrated).forEach(row -> problems.add(unrated(row)));
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  private static Problem unrated(Row row) {
    String category = row.getAs("category");
    Object first = row.getAs("first_on");
    return Problem.of("MISSING_RATE", "rate_cards")
        .what("There is no hourly rate of category " + category + " on days that were worked.")
        .expected("a row of " + category + " valid from " + first + " or earlier")
        .found(
            row.getAs("cards")
                + " approved time cards from "
                + first
                + " to "
                + row.getAs("last_on"))
        .now("Deliver the rate; time is never taken to be free.");
  }
}
