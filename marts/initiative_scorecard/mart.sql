-- Every node of the tree by period. A measure counts for each node on its path, so sums add up level by level.
with shown as (
  select p.period, p.starts_on, p.ends_at
  from periods p
  where p.period = :period or p.period in (select period from initiative_value)
),
below as (
  select explode(split(path, ' / ')) as node_id, measure_id, implementation_status, potential_status
  from measures
),
amounts as (
  select b.node_id, v.period,
    sum(coalesce(v.planned_group, 0)) as planned, sum(coalesce(v.planned_now_group, 0)) as planned_now,
    sum(coalesce(v.claimed_group, 0)) as claimed, sum(coalesce(v.verified_group, 0)) as verified,
    sum(v.pending_group) as pending, sum(coalesce(v.verified_at_plan_rate, 0)) as verified_at_plan_rate
  from below b join initiative_value v on v.measure_id = b.measure_id
  group by b.node_id, v.period
),
desk as (
  select b.node_id, s.period, count(*) as open_tickets
  from tickets t
  join below b on b.measure_id = t.measure_id
  join shown s on t.opened_at < s.ends_at and coalesce(t.resolved_at, t.closed_at, s.ends_at) >= s.ends_at
  where t.resolved_at is not null or t.closed_at is not null
    or t.status not in ('resolved', 'closed', 'rejected', 'cancelled')
  group by b.node_id, s.period
),
lights as (
  select node_id, count(*) as measures,
    case when bool_or(implementation_status = 'red') then 'red'
      when bool_or(implementation_status = 'amber') then 'amber'
      when bool_and(coalesce(implementation_status = 'green', false)) then 'green' end as implementation_status,
    case when bool_or(potential_status = 'red') then 'red'
      when bool_or(potential_status = 'amber') then 'amber'
      when bool_and(coalesce(potential_status = 'green', false)) then 'green' end as potential_status
  from below
  group by node_id
),
nodes as (
  select o.node_id, s.period, o.level, o.name, o.parent_id, o.problem as path_problem,
    coalesce(l.measures, 0) as measures, l.implementation_status, l.potential_status,
    coalesce(a.planned, 0) as planned, coalesce(a.planned_now, 0) as planned_now,
    coalesce(a.claimed, 0) as claimed, coalesce(a.verified, 0) as verified, coalesce(a.pending, 0) as pending,
    coalesce(a.claimed - a.pending - a.verified_at_plan_rate, 0) as leakage,
    coalesce(a.verified_at_plan_rate, 0) as verified_at_plan_rate,
    coalesce(d.open_tickets, 0) as open_tickets,
    coalesce(sum(a.planned) over to_date, 0) as planned_to_date,
    coalesce(sum(a.verified) over to_date, 0) as verified_to_date
  from org_paths o
  cross join shown s
  left join amounts a on a.node_id = o.node_id and a.period = s.period
  left join desk d on d.node_id = o.node_id and d.period = s.period
  left join lights l on l.node_id = o.node_id
  window to_date as (partition by o.node_id order by s.starts_on)
)
select node_id, period, level, name, parent_id, path_problem, measures,
  planned, planned_now, claimed, verified, pending, leakage,
  case when planned > 0
    then cast(round(cast(verified_at_plan_rate as decimal(19, 4)) / cast(planned as decimal(19, 4)), 6) as decimal(19, 6))
  end as realisation_rate,
  case when planned > 0 then null else 'nothing_planned' end as realisation_reason,
  planned_to_date, verified_to_date, planned_to_date - verified_to_date as value_at_stake,
  null as spend, null as budget, null as labour_cost, open_tickets,
  null as sla_breaches, null as failed_changes, null as exceptions,
  implementation_status, potential_status, null as days_in_stage
from nodes
