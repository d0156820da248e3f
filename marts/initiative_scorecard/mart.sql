-- Every node of the tree by period. A measure counts for each node on its path, so sums add up level by level: on its path
-- of now, and apart from it (_then) on the path that it had at the end of the period.
with shown as (
  select p.period, p.starts_on, p.ends_at from periods p where p.period = :period or p.period in (
    select period from initiative_value union select period from labour union select period from spending where own_cost is not null)),
below as (
  select explode(way) as node_id, measure_id, implementation_status, potential_status, stopped,
    case when stage <> 'closed' and stopped is null then days_in_stage end as days_in_stage from measures),
facts as (
  select measure_id, period, planned_group as planned, planned_now_group as planned_now, claimed_group as claimed, verified_group as verified,
    pending_group as pending, verified_at_plan_rate, null as labour, null as expensed, 0 as breaches, 0 as failures from initiative_value
  union all
  select measure_id, period, null, null, null, null, null, null, cost_group, cost_group - capitalised_group, 0, 0 from labour
  union all
  select node_id, period, null, null, null, null, null, null, null, own_cost_group, 0, 0
  from spending where own_cost is not null and account_type not in ('capex', 'revenue', 'balance')
  union all
  select i.measure_id, p.period, null, null, null, null, null, null, null, null, 1, 0
  from sla_instances i join periods p on i.breached_at >= p.starts_at and i.breached_at < p.ends_at where i.state in ('breached', 'running_breached')
  union all
  select measure_id, period, null, null, null, null, null, null, null, null, 0, 1 from change_outcomes where outcome = 'failed'),
hung as (
  select f.*, not m.stopped <=> 'cancelled' as alive, stack(2, 'now', m.way, 'then', coalesce(h.way, m.way)) as (structure, way)
  from facts f join measures m on m.measure_id = f.measure_id join periods p on p.period = f.period
  left join org_history h on h.node_id = f.measure_id and h.from_at < p.ends_at and coalesce(h.to_at >= p.ends_at, true)),
amounts as (
  select structure, node_id, period, sum(planned) as planned, sum(planned_now) as planned_now, sum(claimed) as claimed,
    sum(verified) as verified, sum(pending) as pending, sum(verified_at_plan_rate) as at_plan_rate, sum(labour) as labour,
    sum(if(alive, planned, 0)) as planned_alive, sum(if(alive, verified_at_plan_rate, 0)) as at_plan_rate_alive,
    sum(expensed) as expensed, sum(breaches) as breaches, sum(failures) as failures
  from hung lateral view explode(way) as node_id group by structure, node_id, period),
-- A node that is gone stands in the periods at whose end the register still held it.
nodes as (
  select node_id, level, name, parent_id, problem, period, starts_on from org_paths cross join shown
  union all
  select h.node_id, h.level, h.node_id, h.parent_id, h.problem, s.period, s.starts_on
  from org_history h join shown s on h.from_at < s.ends_at and h.to_at >= s.ends_at
  where not exists (select 1 from org_paths o where o.node_id = h.node_id)),
money as (
  select node_id, period, sum(actual) as spend, sum(budget) as budget
  from budget_variance where account_type not in ('revenue', 'balance') group by node_id, period),
-- what was open at the end of the period
open as (
  select b.node_id, s.period, sum(o.ticket) as tickets, sum(1 - o.ticket) as exceptions from (
    select measure_id, 1 as ticket, opened_at as from_at, coalesce(resolved_at, closed_at) as to_at from tickets where resolved_at is not null or closed_at is not null or status not in ('resolved', 'closed', 'rejected', 'cancelled')
    union all
    select measure_id, 0, coalesce(first_seen_at, timestamp'1970-01-01'), null from control_exceptions) o
  join below b on b.measure_id = o.measure_id join shown s on o.from_at < s.ends_at and coalesce(o.to_at, s.ends_at) >= s.ends_at
  group by b.node_id, s.period),
-- the worst light below: red, amber, unknown, green; a measure that is held, stopped or cancelled shines for itself alone
lights as (
  select node_id, count(*) as measures, max(days_in_stage) as days_in_stage, count(d.measure_id) as diverging,
    max(if(b.stopped is null or b.node_id = b.measure_id, decode(b.implementation_status, 'red', 3, 'amber', 2, 'green', 0, 1), null)) as implementation,
    max(if(b.stopped is null or b.node_id = b.measure_id, decode(b.potential_status, 'red', 3, 'amber', 2, 'green', 0, 1), null)) as potential
  from below b left join divergence d on d.measure_id = b.measure_id group by node_id)
select o.node_id, o.period, o.level, o.name, o.parent_id, o.problem as path_problem, coalesce(l.measures, 0) as measures,
  coalesce(a.planned, 0) as planned, coalesce(a.planned_now, 0) as planned_now, coalesce(a.claimed, 0) as claimed,
  coalesce(a.verified, 0) as verified, coalesce(a.pending, 0) as pending,
  coalesce(a.claimed, 0) - coalesce(a.pending, 0) - coalesce(a.at_plan_rate, 0) as leakage,
  round(coalesce(a.at_plan_rate, 0) / nullif(greatest(a.planned, 0), 0), 6) as realisation_rate,
  round(coalesce(a.at_plan_rate, 0) / nullif(greatest(a.planned_now, 0), 0), 6) as realisation_rate_now,
  round(coalesce(a.at_plan_rate_alive, 0) / nullif(greatest(a.planned_alive, 0), 0), 6) as realisation_rate_without_cancelled,
  case when a.planned > 0 then null else 'nothing_planned' end as realisation_reason,
  coalesce(sum(a.planned) over to_date, 0) as planned_to_date, coalesce(sum(a.verified) over to_date, 0) as verified_to_date,
  coalesce(sum(a.planned) over to_date, 0) - coalesce(sum(a.verified) over to_date, 0) as value_at_stake,
  coalesce(t.planned, 0) as planned_then, coalesce(t.claimed, 0) as claimed_then, coalesce(t.verified, 0) as verified_then,
  coalesce(t.pending, 0) as pending_then, coalesce(t.claimed, 0) - coalesce(t.pending, 0) - coalesce(t.at_plan_rate, 0) as leakage_then,
  round(coalesce(t.at_plan_rate, 0) / nullif(greatest(t.planned, 0), 0), 6) as realisation_rate_then,
  m.spend, m.budget, coalesce(a.labour, 0) as labour_cost, coalesce(t.labour, 0) as labour_cost_then,
  coalesce(a.verified, 0) - coalesce(a.expensed, 0) as verified_net, coalesce(p.tickets, 0) as open_tickets,
  coalesce(a.breaches, 0) as sla_breaches, coalesce(a.failures, 0) as failed_changes, coalesce(p.exceptions, 0) as exceptions, coalesce(l.diverging, 0) as diverging,
  array('green', null, 'amber', 'red')[l.implementation] as implementation_status,
  array('green', null, 'amber', 'red')[l.potential] as potential_status, l.days_in_stage
from nodes o
left join amounts a on a.node_id = o.node_id and a.period = o.period and a.structure = 'now'
left join amounts t on t.node_id = o.node_id and t.period = o.period and t.structure = 'then'
left join money m on m.node_id = o.node_id and m.period = o.period
left join open p on p.node_id = o.node_id and p.period = o.period
left join lights l on l.node_id = o.node_id
window to_date as (partition by o.node_id order by o.starts_on)
