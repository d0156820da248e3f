package io.countersign.transform.ledger;

import io.countersign.build.Inputs;

/**
 * Adjustments at the end of a year are booked to periods that no calendar has, as 2025-13 to
 * 2025-16 of twelve: they belong to the last period of their fiscal year. Thirteen periods of four
 * weeks are another thing: 2026-P13 is there.
 */
public final class AdjustmentPeriods {
  private static final String LINES =
      """
      with years as (
        select fiscal_year, max(number) as periods, max_by(period, number) as last_period from periods group by fiscal_year)
      select l.* except (fiscal_period),
        if(p.period is null and contains(y.last_period, 'P') = contains(l.fiscal_period, 'P')
            and try_cast(right(l.fiscal_period, 2) as int) > y.periods, y.last_period, l.fiscal_period)
          as fiscal_period
      from ledger_lines l
      left join periods p on p.period = l.fiscal_period
      left join years y on y.fiscal_year = cast(left(l.fiscal_period, 4) as int)
      """;

  private AdjustmentPeriods() {}

  /** Lets the view {@code ledger_lines} name a period of the calendar on every line. */
  public static void show(Inputs inputs) {
    inputs.spark().sql(LINES).createOrReplaceTempView("ledger_lines");
  }
}
