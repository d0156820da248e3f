package io.countersign.transform.control;

/** What the tables hold, with what is unmatched beside them: the right side of the totals. */
final class TableTotals {
  static final String SQL =
      """
      with value as (
        select 'claimed' as what, period, currency, claimed as amount from value_series where claimed is not null
        union all
        select 'planned', period, currency, planned from value_series where planned is not null
        union all
        select 'planned now', period, currency, planned_now from value_series where planned_now is not null
        union all
        select 'forecast', period, currency, forecast from value_series where forecast is not null
        union all
        select 'signed', period, currency, amount from signoff_checks where amount is not null
        union all
        select 'signed', period, coalesce(currency, '?'), amount from unmatched where feed = 'value_signoffs' and amount is not null
        union all
        select 'claimed', period, currency, amount from unmatched where feed = 'value_claims'
        union all
        select 'planned', period, currency, amount from unmatched
        where feed = 'value_plans' and split_part(record_key, '|', -3) = '1'),
      selected as (
        select distinct legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object
        from (
          select legal_entity, cost_objects, explode(split(accounts, ' *; *')) as account
          from measurement_plans
          where measure_id in (select node_id from initiatives where level = 'measure')
          qualify version = max(version) over (partition by measure_id))),
      spend as (
        select coalesce(l.fiscal_period, p.period) as period, l.currency, l.amount, l.document_kind <=> 'closing' as closing
        from ledger_lines l
        left join selected s
          on s.legal_entity = l.legal_entity and s.account = l.account and s.cost_object = l.cost_object
        left join (select distinct node_id from initiatives where level = 'measure') o on o.node_id = l.cost_object
        left join periods p on l.posted_on between p.starts_on and p.ends_on
        where s.account is not null or o.node_id is not null or l.document_kind <=> 'closing'
        union all
        select period, currency, amount, false from unmatched where feed = 'ledger_lines')
      select 'right' as side, if(what = 'signed', 'signoff_checks', 'value_series') as table_name, period, concat(what, ' ', currency) as measure,
        sum(amount) as value, cast(null as bigint) as rows from value group by all
      union all
      select 'right', 'signoff_checks', period, 'rows', null, count(*)
      from (select period from signoff_checks
        union all select period from unmatched where feed = 'value_signoffs' and reason not like 'ambiguous%') group by all
      union all
      select 'right', 'effort', cast(null as string), 'hours on cards', sum(card_hours), count(*) from effort
      union all
      select 'right', 'effort', period, 'hours that count', sum(hours), null from effort
      where approved or hours <> 0 group by all
      union all
      select 'right', 'ledger_lines', period, concat(if(closing, 'closing ', 'amount '), currency), sum(amount), count(*) from spend group by all
      union all
      select 'right', 'ledger_lines', period, concat(if(closing, 'closing, absolute ', 'amount, absolute '), currency), sum(abs(amount)), count(*)
      from spend group by all
      union all
      select 'right', 'spending', period, concat('actual ', currency), sum(amount), null
      from (select period, currency, actual as amount from spending where actual is not null
        union all select period, currency, amount from unmatched where feed = 'ledger_lines') group by all
      union all
      select 'right', 'spending', period, concat(kind, ' ', currency), sum(amount), null
      from (select period, currency, stack(3, 'original', original, 'revised', revised, 'commitment', commitment) as (kind, amount)
        from spending) where amount is not null group by all
      union all
      select 'right', 'ledger_effects', period, concat('computed ', currency), sum(computed), null from ledger_effects group by all
      union all
      select 'right', 'change_verdicts', null, 'changes', null, count(*) from change_verdicts where deployment_id is null
      union all
      select 'right', 'sla_clock', null, 'tickets', null, count(distinct source_system, ticket_id) from sla_clock
      """;

  private TableTotals() {}
}
