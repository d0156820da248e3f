package io.countersign.transform.reference;

import io.countersign.build.Inputs;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one unit of a currency is worth in group currency. The group currency's own rate is exactly
 * 1; a rate that is missing is never 1, it stops the run (V15).
 */
public final class ExchangeRates {
  private static final String RATES =
      """
      select from_currency as currency, period,
        cast(max(if(rate_kind = 'plan', rate, null)) as decimal(19, 10)) as plan_rate,
        cast(max(if(rate_kind = 'average', rate, null)) as decimal(19, 10)) as average_rate
      from fx_rates
      where to_currency = :group_currency and from_currency <> :group_currency
      group by from_currency, period
      union all
      select :group_currency, period, cast(1 as decimal(19, 10)), cast(1 as decimal(19, 10)) from periods
      """;

  private static final String MISSING =
      """
      select distinct n.currency, n.period, n.rate_kind
      from needed_rates n
      left join rates r on r.currency = n.currency and r.period = n.period
      where n.currency is not null and if(n.rate_kind = 'plan', r.plan_rate, r.average_rate) is null
      order by 1, 2, 3
      """;

  private ExchangeRates() {}

  /** Makes the view {@code rates}: currency, period, plan_rate, average_rate. */
  public static void show(Inputs inputs) {
    inputs
        .spark()
        .sql(RATES, Map.of("group_currency", inputs.ask().company().groupCurrency()))
        .createOrReplaceTempView("rates");
  }

  /**
   * Stops the run where a rate is missing; {@link #show} comes first.
   *
   * @param needed currency, period, rate_kind
   * @throws io.countersign.problem.Refusal MISSING_RATE with every missing currency, period and
   *     kind
   */
  public static void refuseMissing(Inputs inputs, Dataset<Row> needed) {
    needed.createOrReplaceTempView("needed_rates");
    Problems problems = new Problems();
    String group = inputs.ask().company().groupCurrency();
    for (Row row : inputs.spark().sql(MISSING).collectAsList()) {
      problems.add(missing(row.getString(0), group, row.getString(1), row.getString(2)));
    }
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  private static Problem missing(String from, String group, String period, String kind) {
    return new Problem(
        "MISSING_RATE",
        "fx_rates",
        "There is no " + kind + " rate from " + from + " to " + group + " for " + period + ".",
        "a row " + String.join(", ", from, group, kind, period),
        "none",
        "Deliver the rate; it is never taken to be 1.");
  }
}
