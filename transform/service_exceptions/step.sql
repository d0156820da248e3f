-- What the controls over tickets, promises, changes, deployments and approvals found (T6).
with in_force as (
  select service_id, max_by(owner, valid_from) as owner, max_by(department, valid_from) as department
  from services where valid_from <= :today group by service_id),
costs as (
  select source_system, ticket_id, sum(delay_cost) as delay_cost
  from service_delay where metric = 'resolution' group by source_system, ticket_id),
of_tickets as (
  select 'sla_tampering' as control, 'medium' as severity, 'ticket' as subject_kind, source_system, ticket_id as subject_id,
    min(coalesce(breached_at, stopped_at, started_at)) as first_seen_at,
    array_join(array_sort(collect_set(tampering_signs)), ', ') as detail
  from sla_clock where tampering_signs is not null group by source_system, ticket_id
  union all
  select 'sla_disagreement', 'low', 'ticket', source_system, ticket_id, min(coalesce(stopped_at, started_at)),
    concat(if(bool_or(source_says), 'the tool says breached: ', 'the tool says kept: '),
      array_join(array_sort(collect_set(disagreement_reason)), ', '))
  from sla_clock where not agrees group by source_system, ticket_id
  union all
  select 'sla_not_judged', 'low', 'ticket', source_system, ticket_id, min(started_at),
    array_join(array_sort(collect_set(concat_ws(' ', excluded_reason, if(excluded_reason like 'calendar%', calendar_id, null)))), ', ')
  from sla_clock where state = 'excluded' group by source_system, ticket_id
  union all
  select 'calendar_before_its_day', 'low', 'ticket', c.source_system, c.ticket_id, min(c.started_at),
    array_join(array_sort(collect_set(concat(c.calendar_id, ' is known from ', f.first_on))), ', ')
  from sla_clock c
  join (select calendar_id, min(valid_from) as first_on from calendars group by calendar_id) f on f.calendar_id = c.calendar_id
  where c.started_on < f.first_on group by c.source_system, c.ticket_id
  union all
  select 'ticket_history_broken', 'low', 'ticket', source_system, ticket_id, opened_at, history_break
  from ticket_histories where history_break is not null
  union all
  select 'ticket_after_closure', 'medium', 'ticket', source_system, ticket_id, opened_at, concat('measure ', measure_id, ' is closed')
  from ticket_histories where after_closure),
of_changes as (
  select explode(filter(array(
      if(not authorised and deployment_id is null,
        array('change_unauthorised', 'high', authorisation_reason), null),
      if(deployment_id is not null, array('deployment_without_change', 'high',
        if(by_account, concat('set off by the account ', implementer), 'no change stands behind it')), null),
      if(contradicted, array('change_contradicted', 'high', concat('called successful, failed: ', failed_because)), null),
      if(evidence_missing is not null, array('change_evidence_missing', 'medium', evidence_missing), null),
      if(outside_window_seconds > 0, array('change_outside_window', 'medium', concat(outside_window_seconds, ' seconds outside')), null),
      if(in_blackout, array('change_in_blackout', 'high', concat(blackout_seconds, ' seconds inside')), null),
      if(implemented and ended_at is null, array('change_without_end', 'medium', 'begun, and no end is recorded'), null)),
      found -> found is not null)) as found,
    if(deployment_id is null, 'change', 'deployment') as subject_kind, source_system, coalesce(deployment_id, change_id) as subject_id,
    started_at, service_id, measure_id, who
  from (select v.*, d.by as implementer,
      -- nobody in person can be asked about what such an account did
      lower(d.by) rlike '^(svc|service|bot|robot|ci|cd|pipeline|deployer|system|jenkins|gitlab|github|azure)([._-].*)?$' as by_account,
      if(v.deployment_id is null, c.owner, if(by_account, null, d.by)) as who
    from change_verdicts v left join changes c on c.source_system = v.source_system and c.change_id = v.change_id
    left join deployments d on d.source_system = v.source_system and d.deployment_id = v.deployment_id where v.implemented)),
of_approvals as (
  select explode(filter(array(
      if(not valid, array('approval_not_valid',
        if(invalid_reason in ('own_change', 'own_subject'), 'high', 'medium'),
        concat(subject_kind, ' ', subject_id, ': ', invalid_reason)), null),
      if(not known and subject_kind not in ('spend', 'access', 'exception'),
        array('approval_for_nothing', 'medium', concat(if(subject_unclear, 'several systems have ', 'no '), subject_kind, ' ', subject_id)), null),
      if(rubber_stamp, array('approval_rubber_stamp', 'medium', concat(subject_kind, ' ', subject_id)), null),
      if(channel in ('email', 'meeting', 'spreadsheet'),
        array('approval_outside_tool', 'low', concat(subject_kind, ' ', subject_id, ' by ', channel)), null)),
      found -> found is not null)) as found,
    source_system, concat(approval_id, '/', step) as subject_id, coalesce(decided_at, requested_at) as seen_at, approver, department, measure_id
  from approval_checks),
-- of today's promises those that fit the same tickets equally well
of_policies as (
  select array_join(array_sort(collect_list(policy_id)), ', ') as policies, service_id, cast(max(valid_from) as timestamp) as seen_at,
    concat(count(*), ' policies promise a ', metric, ' to the same tickets; the latest holds, then the last by name') as detail
  from (select *, lead(valid_from) over (partition by policy_id order by valid_from) as replaced_on
    from sla_policies where valid_from <= :today)
  where replaced_on is null group by metric, service_id, kind, priority, level having count(*) > 1)
select f.control, f.subject_kind, f.source_system, f.subject_id, f.severity, 'service-management' as control_owner, v.owner, v.department,
  t.measure_id, f.first_seen_at,
  cast(if(f.control like 'sla_%', c.delay_cost, null) as decimal(19, 4)) as amount_at_stake, f.detail
from of_tickets f
join tickets t on t.source_system = f.source_system and t.ticket_id = f.subject_id
left join in_force v on v.service_id = t.service_id
left join costs c on c.source_system = f.source_system and c.ticket_id = f.subject_id
union all
select found[0], subject_kind, source_system, subject_id, found[1], 'change-management', who, v.department,
  f.measure_id, started_at, null, found[2]
from of_changes f left join in_force v on v.service_id = f.service_id
union all
select found[0], 'approval', source_system, subject_id, found[1], 'internal-control', approver, department,
  measure_id, seen_at, null, found[2]
from of_approvals
union all
select 'policies_overlap', 'policy', null, policies, 'low', 'service-management', v.owner, v.department,
  null, seen_at, null, detail
from of_policies f left join in_force v on v.service_id = f.service_id
