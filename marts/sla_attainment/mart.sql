-- Kept promises among those that fell due (or were closed) in a period. The due cohort counts what is open and past due.
with closed_periods as (
  select * from periods where starts_at <= (select starts_at from periods where period = :period)
),
cohorts as (
  select 'due' as cohort, deadline_earliest as counts_at, service_id, priority, metric, state, near_breach
  from sla_instances
  where state in ('met', 'breached', 'running', 'running_breached')
  union all
  select 'closed' as cohort, stopped_at as counts_at, service_id, priority, metric, state, near_breach
  from sla_instances
  where state in ('met', 'breached')
),
counted as (
  select
    c.service_id, c.priority, c.metric, p.period, c.cohort,
    count_if(c.state = 'met') as met,
    count_if(c.state = 'breached') as breached,
    count_if(c.state = 'running') as running,
    count_if(c.state = 'running_breached') as running_breached,
    count_if(c.near_breach) as near_breach
  from cohorts c
  join closed_periods p on c.counts_at >= p.starts_at and c.counts_at < p.ends_at
  group by all
)
select
  *,
  met + breached + running_breached as judged,
  cast(if(met + breached + running_breached = 0, null,
    round(cast(met as decimal(19, 0)) / nullif(met + breached + running_breached, 0), 6)) as decimal(19, 6)) as attainment,
  if(met + breached + running_breached = 0, 'none_judged_yet', null) as attainment_reason
from counted
