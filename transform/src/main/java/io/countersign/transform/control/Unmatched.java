package io.countersign.transform.control;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.change.ChangeRecords;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import io.countersign.transform.reference.LocalDays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What nobody owns: records that point nowhere, and time and spend that point at nothing. */
public final class Unmatched implements Step {
  /** Every record that names a measure: what the other feeds point at must exist. */
  private static final String NAMING_A_MEASURE =
      """
      select 'value_claims' as feed, source_system, claim_id as record_key, measure_id as named, period, amount, currency,
        claimed_by as owner, claimed_at as since_at from value_claims
      union all select 'value_signoffs', source_system, signoff_id, measure_id, period, amount, currency, controller, decided_at
        from value_signoffs
      union all select 'value_plans', source_system, concat_ws('|', measure_id, version, period, benefit_type), measure_id, period,
        amount, currency, approved_by, approved_at from value_plans
      union all select 'value_forecasts', source_system, concat_ws('|', measure_id, period, benefit_type, entered_at), measure_id,
        period, amount, currency, entered_by, entered_at from value_forecasts
      union all select 'measurement_plans', source_system, concat_ws('|', measure_id, version), measure_id, null, null, null,
        approved_by, frozen_at from measurement_plans
      union all select 'tickets', source_system, ticket_id, measure_id, null, null, null, assignee, opened_at
        from tickets where measure_id is not null
      union all select 'changes', source_system, change_id, measure_id, null, null, null, owner,
        coalesce(actual_start_at, planned_start_at) from changes where measure_id is not null
      """;

  /** What names a change or a ticket that is not there, or that cannot be told from others. */
  private static final String NAMING_A_RECORD =
      """
      select 'deployments' as feed, d.source_system, deployment_id as record_key,
        case when d.change_id is null then 'no_change' when change_system_unclear then 'ambiguous_change' else 'unknown_change' end as reason,
        d.change_id as named, d.by as owner, deployed_at as since_at
      from told_deployments d left anti join changes c on c.source_system = d.change_system and c.change_id = d.change_id
      union all
      select 'incident_causes', source_system, concat_ws('|', ticket_id, change_id),
        case when ticket_system_unclear then 'ambiguous_ticket' when not ticket_known then 'unknown_ticket'
          when change_system_unclear then 'ambiguous_change' else 'unknown_change' end,
        if(ticket_known, change_id, ticket_id), declared_by, declared_at
      from (select i.*, t.ticket_id is not null as ticket_known, c.change_id is not null as change_known
        from told_causes i
        left join tickets t on t.source_system = i.ticket_system and t.ticket_id = i.ticket_id
        left join changes c on c.source_system = i.change_system and c.change_id = i.change_id)
      where not (ticket_known and change_known)
      union all
      select 'tickets', t.source_system, concat_ws('/', ticket_id, 'caused_by_change_id'),
        if(change_system_unclear, 'ambiguous_change', 'unknown_change'), caused_by_change_id, assignee, opened_at
      from told_tickets t left anti join changes c on c.source_system = t.change_system and c.change_id = t.caused_by_change_id
      """;

  private static final String TIME =
      """
      select 'time_cards' as feed, source_system, time_card_id as record_key, coalesce(unmatched_because, 'no_period') as reason, work_ref as named,
        period, cost as amount, currency, cost_group as said_group, hours, person as owner, worked_on as since_on
      from effort where unmatched_because is not null or period is null
      """;

  private static final String SPEND =
      """
      with latest as (
        select p.legal_entity, p.accounts, p.cost_objects from measurement_plans p
        left semi join measures m on m.measure_id = p.measure_id
        where not exists (
          select 1 from measurement_plans l where l.measure_id = p.measure_id and l.version > p.version)),
      by_account as (
        select legal_entity, cost_objects, explode(split(accounts, ' *; *')) as account from latest),
      selected as (
        select distinct legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object from by_account)
      select 'ledger_lines' as feed, source_system, line_id as record_key, 'no_measurement_plan' as reason,
        cost_object as named, fiscal_period as period, amount, currency, amount_group as said_group,
        posted_on as since_on
      from ledger_lines l
      where not l.document_kind <=> 'closing' and not exists (select 1 from selected s where s.legal_entity = l.legal_entity
        and s.account = l.account and s.cost_object = l.cost_object)
        and not exists (select 1 from measures m where m.measure_id = l.cost_object)
      """;

  @Override
  public String makes() {
    return "unmatched";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    AdjustmentPeriods.show(inputs);
    showTold(inputs);
    Dataset<Row> pointing =
        namingAMeasure(inputs)
            .unionByName(inputs.spark().sql(NAMING_A_RECORD), true)
            .unionByName(AmbiguousReferences.of(inputs), true);
    Dataset<Row> dated =
        NearMatches.withResembling(pointing, inputs)
            .withColumn("since_on", LocalDays.of(pointing.col("since_at"), inputs))
            .drop("since_at");
    Dataset<Row> all =
        dated
            .unionByName(inputs.spark().sql(TIME), true)
            .unionByName(inputs.spark().sql(SPEND), true)
            .withColumnRenamed("period", "said_period");
    return inGroupCurrency(
        LocalDays.withPeriod(all, "since_on", inputs)
            .withColumn("period", expr("coalesce(said_period, period)")),
        inputs);
  }

  /** The records that name others, each with the system of what it names. */
  private static void showTold(Inputs inputs) {
    Dataset<Row> deployments = inputs.table("deployments").where("not " + ChangeRecords.REHEARSAL);
    ChangeRecords.naming(deployments, "change_id", inputs)
        .createOrReplaceTempView("told_deployments");
    Dataset<Row> caused = inputs.table("tickets").where("caused_by_change_id is not null");
    ChangeRecords.naming(caused, "caused_by_change_id", inputs)
        .createOrReplaceTempView("told_tickets");
    Dataset<Row> tickets = inputs.table("tickets").select("source_system", "ticket_id");
    Dataset<Row> causes =
        CrossReference.find(inputs.table("incident_causes"), tickets, "ticket_system", "ticket_id");
    ChangeRecords.naming(causes, "change_id", inputs).createOrReplaceTempView("told_causes");
  }

  private static Dataset<Row> namingAMeasure(Inputs inputs) {
    Dataset<Row> nodes = inputs.table("initiatives").selectExpr("node_id as named", "level");
    return inputs
        .spark()
        .sql(NAMING_A_MEASURE)
        .join(inputs.table("measures").selectExpr("measure_id as named"), "named", "left_anti")
        .join(nodes, "named", "left")
        .withColumn("reason", expr("if(level is null, 'unknown_measure', 'not_a_measure')"))
        .drop("level");
  }

  /**
   * What the source says in group currency stands; else the average rate, plans at the plan rate.
   */
  private static Dataset<Row> inGroupCurrency(Dataset<Row> items, Inputs inputs) {
    ExchangeRates.show(inputs);
    String rate = "if(feed in ('value_plans', 'value_forecasts'), plan_rate, average_rate)";
    return items
        .join(inputs.spark().table("rates"), new String[] {"currency", "period"}, "left")
        .withColumn(
            "amount_group",
            expr("coalesce(said_group, cast(round(amount * " + rate + ", 4) as decimal(19, 4)))"));
  }
}
