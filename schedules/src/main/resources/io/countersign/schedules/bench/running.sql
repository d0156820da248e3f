-- Every stretch in which a clock runs.
with status as (
  select ticket_id, "at" as from_at, lead("at") over (partition by ticket_id order by "at", sequence) as to_at, new_value as status
  from (select ticket_id, "at", sequence, new_value from ticket_events where field = 'status'
    union all select ticket_id, opened_at, -1, 'new' from tickets))
select p.ticket_id, p.metric, p.calendar_id, p.zone,
  greatest(s.from_at, p.started_at) as from_at,
  least(coalesce(s.to_at, getvariable('as_of')), coalesce(p.stopped_at, getvariable('as_of')), getvariable('as_of')) as to_at
from promised p
join status s on s.ticket_id = p.ticket_id
where s.status not in ('pending', 'stalled')
  and s.from_at < coalesce(p.stopped_at, getvariable('as_of')) and coalesce(s.to_at, getvariable('as_of')) > p.started_at
