package io.countersign.transform;

import io.countersign.lake.Inputs;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Which lines of the ledger each frozen measurement plan selects, and what they add up to. */
final class Selections {
  /** A selection as one text, sorted, so that the same lines are the same text. */
  private static final String PLANS =
      """
      with coded as (
        select *,
          array_sort(array_distinct(filter(transform(split(coalesce(accounts, ''), ';'), x -> trim(x)), x -> x <> ''))) as account_list,
          array_sort(array_distinct(filter(transform(split(coalesce(cost_objects, ''), ';'), x -> trim(x)), x -> x <> ''))) as object_list
        from measurement_plans where frozen_at is not null and method <> 'avoidance')
      select measure_id, version, method, legal_entity, account_list, object_list, baseline_from, baseline_to,
        baseline_monthly_amount, baseline_currency, driver_id, split_percent,
        if(legal_entity is null or size(account_list) = 0 or size(object_list) = 0, null,
          concat_ws(' | ', legal_entity, array_join(account_list, ';'), array_join(object_list, ';'))) as selection
      from coded
      """;

  /** A reclass moves cost, it saves none: it counts neither in the baseline nor in the actual. */
  private static final String LINES =
      """
      select l.legal_entity, l.account, l.cost_object, coalesce(l.fiscal_period, p.period) as period, l.currency,
        cast(sum(l.amount) as decimal(19, 4)) as amount
      from ledger_lines l
      left join periods p on l.fiscal_period is null and l.posted_on between p.starts_on and p.ends_on
      where l.document_kind <> 'reclass'
      group by l.legal_entity, l.account, l.cost_object, coalesce(l.fiscal_period, p.period), l.currency
      """;

  private static final String CELLS =
      """
      select distinct selection, legal_entity, account, cost_object
      from selected_plans
      lateral view explode(account_list) as account
      lateral view explode(object_list) as cost_object
      where selection is not null
      """;

  private static final String SUMS =
      """
      select c.selection, l.period, l.currency, cast(sum(l.amount) as decimal(19, 4)) as amount
      from selected_cells c join cell_lines l using (legal_entity, account, cost_object)
      group by c.selection, l.period, l.currency
      """;

  /** The ledger's currency is the one declared, else that of all the lines, else the group's. */
  private static final String WITH_CURRENCY =
      """
      with spoken as (
        select selection, if(min(currency) = max(currency), min(currency), :group_currency) as line_currency
        from selection_sums group by selection)
      select p.*, coalesce(p.baseline_currency, s.line_currency, :group_currency) as currency
      from selected_plans p left join spoken s using (selection)
      """;

  private Selections() {}

  /**
   * Makes the views {@code selected_plans} (with {@code selection} and {@code currency}), {@code
   * selected_cells}, {@code cell_lines} and {@code selection_sums}.
   */
  static void show(Inputs inputs) {
    SparkSession spark = inputs.spark();
    spark.sql(PLANS).createOrReplaceTempView("selected_plans");
    spark.sql(LINES).createOrReplaceTempView("cell_lines");
    spark.sql(CELLS).createOrReplaceTempView("selected_cells");
    spark.sql(SUMS).createOrReplaceTempView("selection_sums");
    spark
        .sql(WITH_CURRENCY, Map.of("group_currency", inputs.ask().company().groupCurrency()))
        .createOrReplaceTempView("measured_plans");
  }
}
