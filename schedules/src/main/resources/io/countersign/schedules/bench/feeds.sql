-- tickets
select ticket_id, kind, service_id, priority, if(held, 'pending', 'resolved') as status, timestamp_seconds(opened) as opened_at,
  timestamp_seconds(answered) as first_response_at, if(held, null, timestamp_seconds(ended)) as resolved_at
from made;
-- ticket_events
select ticket_id, timestamp_seconds(step.at) as at, step.sequence, 'status' as field, step.old_value, step.new_value
from (select ticket_id, explode(array(
    named_struct('at', answered, 'sequence', 1, 'old_value', 'new', 'new_value', 'in_progress'),
    named_struct('at', paused, 'sequence', 2, 'old_value', 'in_progress', 'new_value', 'pending'),
    named_struct('at', resumed, 'sequence', 3, 'old_value', 'pending', 'new_value', 'in_progress'),
    named_struct('at', ended, 'sequence', 4, 'old_value', 'in_progress', 'new_value', if(held, 'pending', 'resolved')))) as step
  from made);
-- sla_policies
select concat(metric, ' ', service_id, ' ', priority) as policy_id, date '2025-01-01' as valid_from, service_id, priority, metric,
  if(metric = 'resolution', 14400, 3600) * (1 + number) as target_seconds, calendar_id, 'pending;stalled' as pause_statuses,
  'keep' as on_priority_change, 'continue' as on_reopen
from (select explode(array('first_response', 'resolution')) as metric)
cross join values ('S-BERLIN', 'berlin'), ('S-SYDNEY', 'sydney'), ('S-NIGHT', 'always') as s (service_id, calendar_id)
cross join values ('P1', 0), ('P2', 1), ('P3', 3), ('P4', 7) as p (priority, number);
-- calendars
select calendar_id, date '2025-01-01' as valid_from, zone, windows
from values ('berlin', 'Europe/Berlin', 'Mon-Fri 08:00-12:00,13:00-18:00'), ('sydney', 'Australia/Sydney', 'Mon-Sat 09:00-17:00'),
  ('always', 'America/Sao_Paulo', 'Mon-Sun 00:00-24:00') as c (calendar_id, zone, windows);
-- holidays
select calendar_id, on_date
from values ('berlin', date '2026-01-01'), ('berlin', date '2026-04-03'), ('berlin', date '2026-04-06'), ('berlin', date '2026-05-01'),
  ('berlin', date '2026-05-14'), ('berlin', date '2026-05-25'), ('sydney', date '2026-01-26'), ('sydney', date '2026-04-25') as h (calendar_id, on_date);
-- services
select service_id, date '2025-01-01' as valid_from, service_id as name, concat('of ', service_id) as department, cast(120 as decimal(19, 4)) as cost_of_delay_per_hour
from values ('S-BERLIN'), ('S-SYDNEY'), ('S-NIGHT') as s (service_id)
