-- T1, T2. One currency a row or none: where a category's rates changed currency within the period only the group amount adds up.
select
  measure_id, category, period,
  sum(hours) as hours,
  if(min(currency) = max(currency), min(currency), null) as currency,
  if(min(currency) = max(currency), sum(cost), null) as cost,
  sum(cost_group) as cost_group,
  if(min(currency) = max(currency), sum(if(capitalised, cost, 0)), null) as capitalised,
  case when sum(cost_group) is not null then sum(if(capitalised, cost_group, 0)) end as capitalised_group,
  sum(if(problem = 'not_approved', card_hours, 0)) as unapproved_hours,
  cast(null as decimal(19, 4)) as capacity_hours
from effort
where measure_id is not null and period <= :period
group by measure_id, category, period
