-- T5. Two independent selects a hop: one side never reads what the other summed. A side without a row counts as zero.
with sides as (
  select 'labour' as table_name, 'left' as side, period, 'hours' as measure, hours as value from effort
  union all
  select 'labour', 'right', period, 'hours', hours from labour
  union all
  select 'labour', 'right', period, 'hours', hours from unmatched_items where feed = 'time_cards'
  union all
  select 'labour', 'left', period, 'cost in group currency', cost_group from effort
  union all
  select 'labour', 'right', period, 'cost in group currency', cost_group from labour
  union all
  select 'labour', 'right', period, 'cost in group currency', amount_group from unmatched_items where feed = 'time_cards'
  union all
  select 'initiative_value', 'left', period, concat('planned ', currency), planned from value_series where planned is not null
  union all
  select 'initiative_value', 'right', period, concat('planned ', currency), planned from initiative_value where planned is not null
  union all
  select 'initiative_value', 'left', period, concat('claimed ', currency), claimed from value_series where claimed is not null
  union all
  select 'initiative_value', 'right', period, concat('claimed ', currency), claimed from initiative_value where claimed is not null
  union all
  select 'initiative_value', 'left', period, concat('verified ', currency), verified from claim_waterfall where verified <> 0
  union all
  select 'initiative_value', 'right', period, concat('verified ', currency), verified from initiative_value where verified <> 0
  union all
  select 'change_outcomes', 'left', period, 'changes', 1 from change_verdicts
  union all
  select 'change_outcomes', 'right', period, 'changes', 1 from change_outcomes
  union all
  select 'change_outcomes', 'left', period, 'failed', if(outcome = 'failed', 1, 0) from change_verdicts
  union all
  select 'change_outcomes', 'right', period, 'failed', if(outcome = 'failed', 1, 0) from change_outcomes
  union all
  select 'sla_instances', 'left', null, concat('promises ', state), 1
  from sla_clock where started_at < (select ends_at from periods where period = :period)
  union all
  select 'sla_instances', 'right', null, concat('promises ', state), 1 from sla_instances
  union all
  select 'unmatched_items', 'left', period, concat(feed, ' amount ', currency), amount from unmatched where amount is not null
  union all
  select 'unmatched_items', 'right', period, concat(feed, ' amount ', currency), amount from unmatched_items where amount is not null
),
halted as (
  select collect_set(table_name) as tables, collect_set(concat(source_system, '.', feed)) as feeds, min(stale_since) as since
  from stale_tables
),
hops as (
  select hop, table_name, period, measure,
    coalesce(left_value, left_count, 0) as left_value, coalesce(right_value, right_count, 0) as right_value,
    left_count, right_count, coalesce(unread_count, 0) as unread_count, stale
  from control_totals where period = 'all' or period <= :period
  union all
  select 'table_to_mart', table_name, coalesce(period, 'all'), measure,
    sum(if(side = 'left', value, 0)), sum(if(side = 'right', value, 0)), null, null, 0,
    array_contains(any_value(tables), table_name) or array_contains(any_value(tables), 'unmatched')
  from sides cross join halted where period is null or period <= :period
  group by table_name, period, measure
)
select hop, table_name, period, measure,
  cast(coalesce(left_value, 0) as decimal(19, 6)) as left_value,
  cast(coalesce(right_value, 0) as decimal(19, 6)) as right_value,
  cast(coalesce(left_value, 0) - coalesce(right_value, 0) as decimal(19, 6)) as difference,
  left_count, right_count, unread_count,
  case
    when stale then 'stale'
    when coalesce(left_value, 0) = coalesce(right_value, 0) and left_count <=> right_count then if(unread_count > 0, 'unread', 'ok')
    when measure like '%group currency' and abs(left_value - right_value) <= 0.01 then 'tolerated'
    else 'break'
  end as status,
  case when stale then if(array_contains(feeds, table_name), table_name, array_join(array_sort(feeds), ', ')) end as stale_feeds,
  case when stale then since end as stale_since
from hops cross join halted
