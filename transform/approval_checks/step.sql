-- What approvals are about.
create temporary view subjects as
select 'changes' as feed, 'change' as subject_kind, source_system, change_id as subject_id, service_id, measure_id from changes
union all select 'tickets', 'request', source_system, ticket_id, service_id, measure_id from tickets
union all select 'measures', 'gate', null, measure_id, service_id, measure_id from measures
union all select 'value_signoffs', 'signoff', source_system, signoff_id, null, measure_id from value_signoffs
union all select 'time_cards', 'time_card', source_system, time_card_id, null, null from time_cards;

-- Who asked for what is not a change; the one who asked must not approve.
create temporary view asked as
select 'request' as subject_kind, source_system as subject_system, ticket_id as subject_id, requester from tickets
union all select 'time_card', source_system, time_card_id, person from time_cards;

with patterns as (
  select approver,
    count_if(decision = 'approved') >= 10 and count_if(decision = 'rejected') = 0
      and 2 * count_if(quick) >= count(*) as never_looks
  from (select *, decision = 'approved' and unix_seconds(decided_at) - unix_seconds(requested_at) <= 60 as quick
    from judged where decided_at is not null and approver is not null)
  group by approver),
in_force as (
  select service_id, max_by(calendar_id, valid_from) as calendar_id, max_by(department, valid_from) as department
  from services where valid_from <= :today group by service_id)
select j.source_system, j.approval_id, j.step, j.subject_kind, s.source_system as subject_system, j.subject_id,
  s.subject_id is not null as known, j.subject_system_fault <=> 'ambiguous' and s.subject_id is null as subject_unclear,
  s.service_id, s.measure_id, v.department, j.waiting_for, j.role, j.approver, j.delegated_by, j.channel,
  j.requested_at, j.decided_at, j.decision, j.decided_at is not null as decided,
  business_seconds(v.calendar_id, j.requested_at, coalesce(j.decided_at, :as_of)) as age_seconds,
  if(j.decision = 'approved', j.fault is null, null) as valid,
  if(j.decision = 'approved', j.fault, null) as invalid_reason,
  coalesce(j.in_retro and j.fault = 'after_start', false) as late_but_allowed,
  coalesce(p.never_looks and j.decision = 'approved'
    and unix_seconds(j.decided_at) - unix_seconds(j.requested_at) <= 60, false) as rubber_stamp
from judged j
left join subjects s on s.subject_kind = j.subject_kind and s.subject_id = j.subject_id
  and (s.source_system is null or s.source_system = j.subject_system)
left join in_force v on v.service_id = s.service_id
left join patterns p on p.approver = j.approver
