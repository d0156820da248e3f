-- The usual way: every stretch in which the clock runs is exploded into the days it touches, and each day met with its windows.
with status as (
  select ticket_id, "at" as from_at, lead("at") over (partition by ticket_id order by "at", sequence) as to_at, new_value as status
  from (select ticket_id, "at", sequence, new_value from ticket_events where field = 'status'
    union all select ticket_id, opened_at, -1, 'new' from tickets)),
promised as (
  select t.ticket_id, p.metric, p.policy_id, p.target_seconds, p.calendar_id, c.zone, t.opened_at as started_at,
    if(p.metric = 'resolution', t.resolved_at, t.first_response_at) as stopped_at
  from tickets t
  join sla_policies p on p.service_id = t.service_id and p.priority = t.priority
  join calendars c on c.calendar_id = p.calendar_id),
running as (
  select p.ticket_id, p.metric, p.calendar_id, p.zone,
    greatest(s.from_at, p.started_at) as from_at,
    least(coalesce(s.to_at, getvariable('as_of')), coalesce(p.stopped_at, getvariable('as_of')), getvariable('as_of')) as to_at
  from promised p
  join status s on s.ticket_id = p.ticket_id
  where s.status not in ('pending', 'stalled')
    and s.from_at < coalesce(p.stopped_at, getvariable('as_of')) and coalesce(s.to_at, getvariable('as_of')) > p.started_at),
days as (
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
