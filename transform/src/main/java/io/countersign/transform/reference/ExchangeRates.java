package io.countersign.transform.reference;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.lake.FewRows;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one unit of a currency is worth in group currency. The group currency's own rate is exactly
 * 1; a rate that is missing is never 1, it stops the run (V15).
 */
public final class ExchangeRates {
  private ExchangeRates() {}

  /** Makes the view {@code rates}: currency, period, plan_rate, average_rate. */
  public static void show(Inputs inputs) {
    SqlScript.shared("rates").on(inputs).answer().createOrReplaceTempView("rates");
  }

  /**
   * Stops the run where a rate is missing; {@link #show} comes first.
   *
   * @param needed currency, period, rate_kind
   * @throws io.countersign.problem.Refusal MISSING_RATE with every missing currency, period and
   *     kind
   */
  public static void refuseMissing(Inputs inputs, Dataset<Row> needed) {
    Dataset<Row> missing =
        needed
            .join(inputs.spark().table("rates"), new String[] {"currency", "period"}, "left")
            .where("currency is not null")
            .where("if(rate_kind = 'plan', plan_rate, average_rate) is null")
            .select("currency", "period", "rate_kind")
            .distinct()
            .orderBy("currency", "period", "rate_kind");
    Problems problems = new Problems();
    String group = inputs.company().groupCurrency();
    for (Row row : FewRows.list(missing)) {
      problems.add(
          missing(row.getAs("currency"), group, row.getAs("period"), row.getAs("rate_kind")));
    }
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  private static Problem missing(String from, String group, String period, String kind) {
    return Problem.of("MISSING_RATE", "fx_rates")
        .what(
            "There is no " + kind + " rate from " + from + " to " + group + " for " + period + ".")
        .expected("a row " + String.join(", ", from, group, kind, period))
        .found("none")
        .now("Deliver the rate; it is never taken to be 1.");
  }
}
