-- The periods at whose end a measure was held, stopped or cancelled.
create temporary view out_of_force as
select g.measure_id, p.period
from gate_history g join periods p on g.from_at < p.ends_at and coalesce(g.to_at >= p.ends_at, true)
where g.state <> 'active';

-- What nobody has looked at is blank; what was taken back counts where the minus is borne.
with looked as (
  select w.measure_id, w.period, w.pending, v.average_rate,
    coalesce(v.one_off, false) or coalesce(m.method = 'one_off', false) as once,
    if(w.decided or w.reversed <> 0, w.verified, null) as verified,
    m.currency, m.value_from_on, m.ends_on, to_date(from_utc_timestamp(m.closed_at, :zone)) as closed_on
  from claim_waterfall w
  join value_series v using (measure_id, period, benefit_type)
  join measures m on m.measure_id = w.measure_id)
select measure_id, period, currency, value_from_on, ends_on, closed_on,
  cast(sum(if(once, null, verified)) as decimal(19, 4)) as own,
  cast(sum(if(once, null, round(verified * average_rate, 4))) as decimal(19, 4)) as in_group,
  cast(coalesce(sum(if(once, verified, null)), 0) as decimal(19, 4)) as once_own,
  cast(coalesce(sum(if(once, round(verified * average_rate, 4), null)), 0) as decimal(19, 4)) as once_group,
  sum(pending) <> 0 as waits
from looked group by all order by measure_id, period
