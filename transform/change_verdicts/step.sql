-- C1, C2: cancelled is what never began; what has no end or no rule never matures. change_records are the changes and the lone deployments.
create temporary view judged_changes as
select *, started_at is not null as implemented, to_date(from_utc_timestamp(started_at, :zone)) as started_on,
  case
    when started_at is null and close_code <=> 'cancelled' then 'cancelled'
    when observed_until <= :as_of then 'mature'
    else 'immature'
  end as state
from change_records;

create temporary view repairs as
select * from judged_changes where implemented and remediates_change_id is not null;

create temporary view acceptances as
select * from approvals
where subject_kind = 'change' and waiting_for = 'business_acceptance' and decision in ('approved', 'rejected') and decided_at <= :as_of;

create temporary view change_evidence as
select * from evidence where subject_kind = 'change';

-- What was filed for changes.
create temporary view filed as
select change_system as source_system, subject_id as change_id, kind, result, attached_at from told_evidence;

-- Gates that changes do not have.
create temporary view unknown_gates as
select distinct category, path, item
from (select category, path, explode(split(required_evidence, ' *; *')) as item from change_rules)
where split_part(item, '@', 2) not in ('', 'start', 'end', 'closed')
order by category, path, item;

-- C3: what speaks against a change, by each link rule (failed: a severe incident in the window; touched: any), and how long it took to put right:
-- from the first sign to the last restoration, blank while an incident of it is open. told_… have the system of the change they name.
create temporary view failures as
with links as (
  select source_system, change_id,
    count_if(rule = 'declared') as incidents_declared,
    count_if(rule = 'same_service_in_window') as incidents_in_window,
    min(opened_at) filter (where declared and severe) as failing_from,
    max(resolved_at) filter (where declared and severe) as restored_at,
    count_if(resolved_at is null) filter (where declared and severe) as still_open,
    bool_or(declared and severe) as declared_failed, bool_or(declared) as declared_touched,
    bool_or(same_service and severe) as same_service_failed, bool_or(same_service) as same_service_touched,
    bool_or(nearest and severe) as nearest_failed, bool_or(nearest) as nearest_touched
  from (select *,
      rule = 'declared' and in_window as declared,
      rule = 'same_service_in_window' and in_window as same_service,
      rule = 'nearest_previous_in_window' and in_window as nearest
    from change_links)
  group by source_system, change_id),
reviews as (
  select distinct source_system, change_id, true as reviewed_badly
  from filed where kind = 'post_change_review' and result = 'failed'),
remediations as (
  select distinct change_system as source_system, remediates_change_id as change_id, true as repaired from told_repairs)
select source_system, change_id,
  rolled_back_at is not null or coalesce(deployment_rolled_back, false) or close_code <=> 'rolled_back' as rolled_back,
  coalesce(repaired, false) as remediated, coalesce(reviewed_badly, false) as review_failed,
  declared_failed, declared_touched, same_service_failed, same_service_touched, nearest_failed, nearest_touched,
  coalesce(incidents_declared, 0) as incidents_declared, coalesce(incidents_in_window, 0) as incidents_in_window,
  if(coalesce(still_open, 0) > 0 or greatest(restored_at, rolled_back_at) is null, null,
    greatest(0, timestampdiff(SECOND, coalesce(failing_from, ended_at), greatest(restored_at, rolled_back_at)))) as recovery_seconds
from judged_changes
left join links using (source_system, change_id)
left join reviews using (source_system, change_id)
left join remediations using (source_system, change_id);

-- C6: whether a change was allowed to begin, and by what or why not: the first fault in the order of C7, of the step that came furthest.
-- checked_steps are the steps of approvals, each with the fault that it has.
create temporary view authority as
with asked as (
  select subject_system as source_system, subject_id as change_id, count(*) as steps,
    coalesce(nullif(count_if(requested_at < started_at), 0), count(*)) as asked_steps,
    count_if(fault is null) as good_steps,
    count_if(fault is null and emergency) as emergency_steps,
    count_if(fault is null or in_retro) as late_steps,
    max(said_quorum) as said_quorum, min_by(fault, fault_rank) as fault
  from checked_steps
  where subject_kind = 'change' and waiting_for is distinct from 'business_acceptance'
  group by subject_system, subject_id),
needed as (
  select c.source_system, c.change_id, c.deployment_id, c.implemented, c.path, c.template_id, t.* except (source_system, change_id),
    case coalesce(t.said_quorum, c.quorum, 'any')
      when 'any' then 1
      when 'all' then t.asked_steps
      else try_cast(coalesce(t.said_quorum, c.quorum) as bigint)
    end as needed_steps
  from judged_changes c left join asked t on t.source_system = c.source_system and t.change_id = c.change_id),
reasoned as (
  select source_system, change_id,
    case
      when not implemented then null
      when deployment_id is not null then 'no_change'
      when path = 'standard' and template_id is not null then 'template'
      when path = 'emergency' and emergency_steps > 0 then 'emergency_approved'
      when good_steps >= needed_steps then 'approved'
      when path = 'emergency' and late_steps >= needed_steps then 'late_authorised'
      when path = 'standard' and steps is null then 'no_template'
      when steps is null then 'no_approval'
      else coalesce(fault, 'quorum_not_met')
    end as authorisation_reason
  from needed)
select *, authorisation_reason in ('template', 'emergency_approved', 'approved', 'late_authorised') as authorised
from reasoned;

-- C9: the evidence that a change must show; missing is what is not there, or late, at a gate that has passed. Start and end are the actual ones,
-- closed is the end of the observation; a kind without a gate may come any time.
create temporary view evidence_shown as
with items as (
  select source_system, change_id, started_at, ended_at, observed_until, explode(split(required_evidence, ' *; *')) as item
  from judged_changes where required_evidence is not null and state <> 'cancelled'),
required as (
  select source_system, change_id, split_part(item, '@', 1) as kind, split_part(item, '@', 2) as gate,
    case split_part(item, '@', 2) when 'start' then started_at when 'end' then ended_at when 'closed' then observed_until end as due_at
  from items),
earliest as (
  select source_system, change_id, kind, min(attached_at) as filed_at from filed group by source_system, change_id, kind),
shown as (
  select *, filed_at is not null and coalesce(filed_at < due_at, true) as present,
    coalesce(due_at, if(gate = '', :as_of, null)) <= :as_of as due
  from required left join earliest using (source_system, change_id, kind))
select source_system, change_id, count(*) as evidence_required, count_if(present) as evidence_present,
  nullif(array_join(array_sort(collect_list(kind) filter (where not present and due)), ';'), '') as evidence_missing
from shown group by source_system, change_id;

-- Whether the business took the change over; blank while it has not been heard.
create temporary view acceptance as
select source_system, change_id, max_by(accepted, struct(at, not accepted)) as business_accepted
from (
  select change_system as source_system, subject_id as change_id, decided_at as at, decision = 'approved' as accepted from told_acceptances
  union all
  select source_system, change_id, attached_at, not (result <=> 'failed') from filed where kind = 'business_acceptance')
group by source_system, change_id;

-- C10: whether the work kept to its window and out of the blackouts. Work without a recorded end goes on until as_of. Blackouts may overlap; each
-- second counts once. Work of no length counts as touching one.
create temporary view timing as
with work as (
  select source_system, change_id, service_id, planned_start_at, planned_end_at, started_at,
    if(implemented, coalesce(ended_at, :as_of), null) as worked_until
  from judged_changes),
touched as (
  select w.source_system, w.change_id, greatest(b.from_at, w.started_at) as from_at, least(b.to_at, w.worked_until) as to_at
  from work w
  join blackouts b on (b.service_id is null or b.service_id = w.service_id)
    and w.started_at < b.to_at and (w.worked_until > b.from_at or w.started_at = b.from_at)),
covered as (
  select *, max(to_at) over (partition by source_system, change_id order by from_at, to_at
    rows between unbounded preceding and 1 preceding) as covered_until
  from touched),
blacked as (
  select source_system, change_id,
    sum(greatest(0, timestampdiff(SECOND, greatest(from_at, coalesce(covered_until, from_at)), to_at))) as seconds
  from covered group by source_system, change_id)
select w.source_system, w.change_id,
  planned_start_at <= started_at and worked_until <= planned_end_at as in_window,
  if(planned_start_at is null or planned_end_at is null, null, timestampdiff(SECOND, started_at, worked_until)
    - greatest(0, timestampdiff(SECOND, greatest(started_at, planned_start_at), least(worked_until, planned_end_at))))
    as outside_window_seconds,
  b.seconds is not null as in_blackout, coalesce(b.seconds, 0) as blackout_seconds
from work w left join blacked b on b.source_system = w.source_system and b.change_id = w.change_id;

-- C3, once for each link rule. The referee never calls it better than those who did it.
with known as (
  select * from judged_changes
  left join failures using (source_system, change_id)
  left join authority using (source_system, change_id)
  left join acceptance using (source_system, change_id)
  left join evidence_shown using (source_system, change_id)
  left join timing using (source_system, change_id)),
failed as (
  select *, implemented and (rolled_back or remediated or review_failed or close_code <=> 'failed' or coalesce(deployment_failed, false))
      as failed_otherwise,
    case
      when not implemented then null
      when rolled_back then 'rolled_back'
      when remediated then 'remediated'
      when declared_failed then 'incident'
      when review_failed then 'review'
      when close_code = 'failed' then 'admitted'
      when deployment_failed then 'deployment'
    end as failed_because
  from known),
called as (
  select *, transform(
    array(
      struct(declared_failed as link_failed, declared_touched as link_touched),
      struct(same_service_failed as link_failed, same_service_touched as link_touched),
      struct(nearest_failed as link_failed, nearest_touched as link_touched)),
    by -> case
      when not implemented then null
      when failed_otherwise or by.link_failed then 'failed'
      when by.link_touched or close_code = 'with_issues' then 'with_issues'
      when state = 'mature' then 'successful'
    end) as outcomes
  from failed),
by_rule as (
  select * except (outcomes), outcomes[0] as outcome, outcomes[1] as outcome_same_service, outcomes[2] as outcome_nearest from called)
select c.* except (deployments, evidence_required, evidence_present, recovery_seconds, close_code), p.period, c.close_code as self_reported,
  coalesce(c.deployments, 0) as deployments, coalesce(c.evidence_required, 0) as evidence_required,
  coalesce(c.evidence_present, 0) as evidence_present,
  c.close_code <=> 'successful' and c.outcome <=> 'failed' as contradicted,
  if(c.outcome = 'failed', c.recovery_seconds, null) as recovery_seconds
from by_rule c left join periods p on c.started_on between p.starts_on and p.ends_on
