-- Each ticket against each promise made for it.
select t.ticket_id, p.metric, p.policy_id, p.target_seconds, p.calendar_id, c.zone, t.opened_at as started_at,
  if(p.metric = 'resolution', t.resolved_at, t.first_response_at) as stopped_at
from tickets t
join sla_policies p on p.service_id = t.service_id and p.priority = t.priority
join calendars c on c.calendar_id = p.calendar_id
