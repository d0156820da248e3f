-- The usual explosion: into minutes, each met with the minutes that somebody works in; the first and the last are cut to the second.
with minutes as (
  select ticket_id, metric, calendar_id, from_at, to_at,
    unnest(generate_series(date_trunc('minute', from_at), to_at, interval 1 minute)) as minute
  from running where from_at < to_at),
worked as (
  select m.ticket_id, m.metric,
    sum(greatest(0, epoch(least(m.to_at, m.minute + interval 1 minute)) - epoch(greatest(m.from_at, m.minute))))::bigint as seconds
  from minutes m
  join open_minutes o on o.calendar_id = m.calendar_id and o.minute = m.minute
  group by all)
select p.ticket_id, p.metric, p.policy_id, p.target_seconds, p.started_at, p.stopped_at, coalesce(w.seconds, 0) as elapsed_seconds,
  coalesce(w.seconds, 0) > p.target_seconds as breached
from promised p left join worked w on w.ticket_id = p.ticket_id and w.metric = p.metric
