package io.countersign.transform.ledger;

import org.apache.spark.sql.SparkSession;

/** Which lines of the ledger each frozen, ledger-backed measurement plan selects. */
final class PlanSelections {
  private static final String CODES =
      "array_sort(array_distinct(filter(transform(split(coalesce(%s, ''), ';'), x -> trim(x)), x ->"
          + " x <> '')))";

  private static final String PLANS =
      """
      with coded as (
        select *, %s as account_list, %s as object_list, %s as journal_list
        from measurement_plans where frozen_at is not null and method <> 'avoidance')
      select *,
        array_join(account_list, ';') as selected_accounts, array_join(object_list, ';') as selected_objects,
        if(legal_entity is null or size(account_list) = 0 or size(object_list) = 0, null,
          concat_ws(' / ', %s, %s, %s)) as selection
      from coded
      """;

  private static final String CELLS =
      """
      select selection, legal_entity, account, cost_object,
        array_distinct(flatten(collect_list(journal_list))) as once_journals
      from selected_plans
      lateral view explode(account_list) as account
      lateral view explode(object_list) as cost_object
      where selection is not null
      group by selection, legal_entity, account, cost_object
      """;

  /** A bar of an id that could be taken for one between ids is marked, so that no two are alike. */
  private static final String MARKED =
      "regexp_replace(replace(%s, '\\\\', '\\\\\\\\'), '(?<=^| )/|/(?= |$)', '\\\\\\\\/')";

  private PlanSelections() {}

  /**
   * Makes the views {@code selected_plans} (each frozen plan with its {@code selection}, blank
   * where it selects nothing: a text to tell cells apart by, never to be taken to pieces) and
   * {@code selected_cells} (selection, legal_entity, account, cost_object, once_journals: those
   * that any plan of the selection leaves out of its baseline).
   */
  static void show(SparkSession spark) {
    spark
        .sql(
            PLANS.formatted(
                CODES.formatted("accounts"),
                CODES.formatted("cost_objects"),
                CODES.formatted("excluded_journals"),
                MARKED.formatted("legal_entity"),
                MARKED.formatted("array_join(account_list, ';')"),
                MARKED.formatted("array_join(object_list, ';')")))
        .createOrReplaceTempView("selected_plans");
    spark.sql(CELLS).createOrReplaceTempView("selected_cells");
  }
}
