-- Each promise made for a ticket, and the department that it was made to. Promises made after :period are left out.
with service_versions as (
  select service_id, department, department_head, valid_from,
    lead(valid_from) over (partition by service_id order by valid_from) as valid_until
  from services
),
delays as (
  select source_system, ticket_id, metric, instance, sum(over_seconds) as over_seconds, cast(sum(delay_cost) as decimal(19, 4)) as delay_cost
  from service_delay
  group by source_system, ticket_id, metric, instance
)
select
  c.source_system,
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
  c.near_breach,
  d.over_seconds,
  d.delay_cost,
  c.tampering_signs,
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
left join delays d
  on d.source_system = c.source_system and d.ticket_id = c.ticket_id and d.metric = c.metric and d.instance = c.instance
where c.started_at < (select ends_at from periods where period = :period)
