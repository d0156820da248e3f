-- What somebody has to decide about tickets, changes and approvals.
with in_force as (
  select service_id, max_by(owner, valid_from) as owner, max_by(department, valid_from) as department
  from services where valid_from <= :today group by service_id),
asked as (
  select 'decide_approval' as decision, 'Open for longer than such steps usually take: decide.' as about,
    'approval' as subject_kind, a.source_system, concat(a.approval_id, '/', a.step) as subject_id,
    concat(a.subject_kind, ' ', a.subject_id, coalesce(concat(', ', replace(a.waiting_for, '_', ' ')), '')) as detail,
    coalesce(a.approver, a.role) as decider, a.service_id, a.measure_id, a.requested_at as waiting_since
  from approval_checks a
  join approval_ageing g on g.dimension = 'waiting_for' and g.value = coalesce(a.waiting_for, 'not said')
  where not a.decided and (g.median_seconds is null or a.age_seconds > g.median_seconds)
  union all
  select 'ratify_change', 'Made without authority: ratify it or undo it.', 'change', v.source_system, v.change_id, v.authorisation_reason,
    c.owner, v.service_id, v.measure_id, v.started_at
  from change_verdicts v left join changes c on c.source_system = v.source_system and c.change_id = v.change_id
  where not v.authorised and v.deployment_id is null and c.rolled_back_at is null
  union all
  select 'close_change', 'Begun, and no end is recorded: close it or roll it back.', 'change', v.source_system, v.change_id, null,
    c.owner, v.service_id, v.measure_id, v.started_at
  from change_verdicts v left join changes c on c.source_system = v.source_system and c.change_id = v.change_id
  where v.implemented and v.ended_at is null and c.rolled_back_at is null
  union all
  select 'own_deployment', 'No change stands behind it: raise one, or undo it.', 'deployment', v.source_system, v.deployment_id, null,
    s.owner, v.service_id, v.measure_id, v.started_at
  from change_verdicts v left join in_force s on s.service_id = v.service_id
  where v.deployment_id is not null
  union all
  select 'stop_work', 'Its measure is closed: close the ticket or move it.', 'ticket', h.source_system, h.ticket_id, null,
    s.owner, h.service_id, h.measure_id, h.opened_at
  from ticket_histories h left join in_force s on s.service_id = h.service_id
  where h.after_closure and h.ended_at is null and h.status not in ('rejected', 'cancelled'))
select concat_ws(':', a.decision, a.subject_kind, a.subject_id) as decision_id, a.decision, a.about, a.subject_kind, a.source_system,
  a.subject_id, a.measure_id, m.name, m.steering_committee as committee, a.decider, v.department, a.waiting_since,
  cast(null as decimal(19, 4)) as amount_at_stake, a.detail
from asked a
left join in_force v on v.service_id = a.service_id
left join measures m on m.measure_id = a.measure_id
