-- The kindest explosion: into the days that a stretch touches, each day met with its windows.
with days as (
  select ticket_id, metric, calendar_id, from_at, to_at,
    unnest(generate_series(cast(from_at at time zone zone as date), cast(to_at at time zone zone as date), interval 1 day)) as day
  from running where from_at < to_at),
worked as (
  select d.ticket_id, d.metric,
    sum(greatest(0, epoch(least(d.to_at, w.closes_at)) - epoch(greatest(d.from_at, w.opens_at))))::bigint as seconds
  from days d
  join windows w on w.calendar_id = d.calendar_id and w.day = d.day
  group by all)
select p.ticket_id, p.metric, p.policy_id, p.target_seconds, p.started_at, p.stopped_at, coalesce(w.seconds, 0) as elapsed_seconds,
  coalesce(w.seconds, 0) > p.target_seconds as breached
from promised p left join worked w on w.ticket_id = p.ticket_id and w.metric = p.metric
