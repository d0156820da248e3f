-- Each promise made for a ticket, and the department that it was made to. Promises made after :period are left out.
with service_versions as (
  select service_id, department, department_head, valid_from,
    lead(valid_from) over (partition by service_id order by valid_from) as valid_until
  from services
)
select
  c.ticket_id,
  c.metric,
  c.instance,
  p.period,
  c.policy_id,
  c.service_id,
  c.priority,
  c.calendar_id,
  c.target_seconds,
  c.target_days,
  c.elapsed_seconds,
  c.state,
  c.excluded_reason,
  c.started_at,
  c.stopped_at,
  c.breached_at,
  c.deadline_earliest,
  c.deadline_latest,
  s.department,
  s.department_head,
  c.measure_id,
  cast(null as decimal(19, 4)) as delay_cost,
  cast(null as string) as tampering_signs,
  c.source_says,
  c.agrees,
  c.disagreement_reason
from sla_clock c
left join periods p
  on c.started_at >= p.starts_at and c.started_at < p.ends_at
left join service_versions s
  on s.service_id = c.service_id
  and c.started_on >= s.valid_from
  and (s.valid_until is null or c.started_on < s.valid_until)
where c.started_at < (select ends_at from periods where period = :period)
