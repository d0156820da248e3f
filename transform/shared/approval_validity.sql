-- The steps of approvals, each with the first of C7's conditions that it misses. told_approvals have the system of what they are about;
-- approval_subjects are what that is: a step without one stays, its subject's columns blank.
create temporary view approvals_as_of as
select * except (decision, decided_at), if(decided_at <= :as_of, decision, null) as decision, if(decided_at <= :as_of, decided_at, null) as decided_at
from approvals;

-- Roles are looked up on the day of the decision, over any scope; where the company hands over no roles at all they are not held against anybody. A
-- delegate must hold the role from the one named, who must hold it in his own right.
create temporary view approval_steps as
with steps as (
  select * except (scope_hash, quorum), scope_hash as approved_scope, quorum as said_quorum,
    to_date(from_utc_timestamp(decided_at, :zone)) as decided_on, (select count(*) = 0 from role_assignments) as no_roles
  from told_approvals),
held as (
  select person as held_person, role as held_role, valid_from as held_since, valid_to as held_until, delegated_by as held_from,
    limit_amount as held_limit
  from role_assignments),
given as (
  select person as given_person, role as given_role, valid_from as given_since, valid_to as given_until, limit_amount as given_limit
  from role_assignments where delegated_by is null),
matched as (
  select *, least(held_limit, given_limit) as both_limit,
    case
      when delegated_by is null then held_person is not null or role is null
      else held_person is not null and (held_from is null or held_from = delegated_by and given_person is not null)
    end as holds
  from steps
  left join held on held_person = approver and (role is null or held_role = role)
    and held_since <= decided_on and (held_until is null or decided_on <= held_until)
  left join given on given_person = delegated_by and (role is null or given_role = role)
    and given_since <= decided_on and (given_until is null or decided_on <= given_until))
select source_system, subject_kind, subject_system, subject_system_fault, subject_id, waiting_for, role, channel, approval_id, step, approver,
  delegated_by, decision, requested_at, decided_at, approved_scope, said_quorum, amount,
  bool_or(holds or no_roles) as in_role, coalesce(bool_or(held_role like 'emergency%'), false) as emergency,
  if(bool_or(holds and both_limit is null), null, max(if(holds, both_limit, null))) as limit_amount
from matched group by all;

-- fault is blank where the step is valid; emergency, given by somebody who held an emergency role; in_retro, valid but for coming after the start,
-- within the limit.
with judged as (
  select *, coalesce(decided_at < started_at, false) as in_time,
    case
      when decision = 'rejected' then 'rejected'
      when not coalesce(decision = 'approved', false) then 'undecided'
      when not in_role and delegated_by is null then 'role_not_held'
      when role is not null and amount > limit_amount then 'over_limit'
      when approver in (requester, implementer) or delegated_by in (requester, implementer) then 'own_change'
      when approved_scope <> scope_hash then 'scope_changed'
      when not in_role then 'delegation_invalid'
    end as other_fault
  from approval_steps left join approval_subjects using (subject_kind, subject_system, subject_id)),
faulted as (
  select *, other_fault is null and decided_at <= timestampadd(SECOND, retro_approval_seconds, started_at) as in_retro,
    if(started_at is null or waiting_for <=> 'business_acceptance' or in_time or other_fault in ('rejected', 'undecided'), other_fault, 'after_start')
      as fault
  from judged)
select *,
  array_position(
    array('rejected', 'undecided', 'after_start', 'role_not_held', 'over_limit', 'own_change', 'scope_changed', 'delegation_invalid'), fault)
    as fault_rank
from faulted
