-- C7, C8, one row a step: is it valid, how long did it take or has it waited, beside how long such steps usually take.
select
  a.source_system, a.approval_id, a.step,
  concat(a.subject_kind, ' ', a.subject_id,
    if(min(a.subject_system) over same <> max(a.subject_system) over same, concat(' (', a.subject_system, ')'), '')) as subject, a.subject_kind, a.subject_system, a.subject_id, a.known,
  p.period, a.service_id, a.measure_id, a.department,
  a.waiting_for, a.role, a.approver, a.delegated_by, a.channel,
  a.channel in ('email', 'meeting', 'spreadsheet') as outside_tool,
  a.requested_at, a.decided_at, a.decision, a.decided, a.age_seconds,
  g.median_seconds as usual_seconds, g.p90_seconds,
  if(a.valid and v.authorisation_reason = 'quorum_not_met', false, a.valid) as valid,
  if(a.valid and v.authorisation_reason = 'quorum_not_met', 'quorum_not_met', a.invalid_reason) as invalid_reason,
  a.late_but_allowed, a.rubber_stamp
from approval_checks a
join approval_ageing g
  on g.dimension = 'waiting_for' and g.value = coalesce(a.waiting_for, 'not said')
left join change_verdicts v
  on a.subject_kind = 'change' and v.source_system = a.subject_system and v.change_id = a.subject_id
  and a.waiting_for is distinct from 'business_acceptance'
left join periods p
  on a.requested_at >= p.starts_at and a.requested_at < p.ends_at
where a.requested_at < (select ends_at from periods where period = :period)
window same as (partition by a.subject_kind, a.subject_id)
