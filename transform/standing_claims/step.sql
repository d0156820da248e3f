-- The first five steps of the waterfall (W): those that need no look into the ledger.
-- The measurement plan in force is the last one frozen by the end of the period, else the first.
create temporary view claims as
with plans as (
  select measure_id, version, method,
    if(row_number() over w = 1, timestamp'0001-01-01', frozen_at) as from_at,
    coalesce(lead(frozen_at) over w, timestamp'9999-12-31') as to_at
  from measurement_plans where frozen_at is not null
  window w as (partition by measure_id order by frozen_at, version)),
dated as (
  select v.*, p.starts_on, p.ends_on, p.starts_at, p.ends_at,
    sum(coalesce(claimed, 0)) over (partition by measure_id, period) as claimed_then
  from value_series v join periods p using (period)),
first as (
  select *, min(if(claimed_then > 0, starts_on, null)) over (partition by measure_id) as first_claimed_on
  from dated)
select c.measure_id, c.period, c.benefit_type, c.currency,
  coalesce(c.claimed, 0) as claimed, coalesce(c.claimed, 0) as remaining,
  coalesce(c.claimed - c.claimed_one_off, 0) as claimed_recurring,
  c.starts_on, c.ends_on as period_ends_on, c.first_claimed_on, m.value_from_on, m.ends_on,
  coalesce(g.implemented_at < c.ends_at, false) as implemented, coalesce(g.state, 'active') as state,
  coalesce(before.state, 'active') <> 'active' as stopped_before,
  p.version as plan_version, p.method
from first c
join measures m on m.measure_id = c.measure_id
left join gate_history g on g.measure_id = c.measure_id
  and g.from_at < c.ends_at and (g.to_at is null or g.to_at >= c.ends_at)
left join gate_history before on before.measure_id = c.measure_id
  and before.from_at <= c.starts_at and (before.to_at is null or before.to_at > c.starts_at)
left join plans p on p.measure_id = c.measure_id and p.from_at < c.ends_at and p.to_at >= c.ends_at;

-- Each step takes of what those before have left, where something is left; the columns add up to what was claimed.
select * except (remaining, left_1, left_2, left_3, left_4), cast(left_4 - one_off_as_recurring as decimal(19, 4)) as remaining
from (select *,
    cast(if(remaining > 0 and coalesce(not implemented, false), remaining, 0) as decimal(19, 4)) as premature,
    cast(remaining - premature as decimal(19, 4)) as left_1,
    cast(if(left_1 > 0 and coalesce(state <> 'active', false), left_1, 0) as decimal(19, 4)) as not_in_force,
    cast(left_1 - not_in_force as decimal(19, 4)) as left_2,
    cast(if(left_2 > 0 and coalesce(period_ends_on < value_from_on or starts_on > ends_on, false), left_2, 0) as decimal(19, 4)) as wrong_period,
    cast(left_2 - wrong_period as decimal(19, 4)) as left_3,
    cast(if(left_3 > 0 and coalesce(method = 'avoidance' and benefit_type in ('cost_saving', 'revenue'), false), left_3, 0) as decimal(19, 4))
      as avoidance,
    cast(left_3 - avoidance as decimal(19, 4)) as left_4,
    cast(if(left_4 > 0, least(greatest(if(method = 'one_off' and starts_on > first_claimed_on, claimed_recurring, 0), 0), left_4), 0)
      as decimal(19, 4)) as one_off_as_recurring
  from claims)
