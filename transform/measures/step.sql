-- Every measure as it stands at the as-of instant.
with now as (
  select *, min(from_at) over (partition by measure_id, stage_entered_at, state) as state_since
  from gate_history qualify to_at is null),
said as (
  select measure_id, max(reported_at) as status_reported_at,
    max_by(implementation_status, reported_at) as implementation_status,
    max_by(potential_status, reported_at) as potential_status
  from status_reports group by measure_id),
frozen as (
  select measure_id, max_by(method, struct(frozen_at, version)) as method
  from measurement_plans where frozen_at is not null group by measure_id),
proven as (
  select subject_id as measure_id, count(distinct kind) = 2 as closure_proven
  from evidence
  where subject_kind = 'measure' and kind in ('technical_completion', 'business_acceptance')
    and coalesce(result, 'passed') = 'passed'
  group by subject_id)
select o.node_id as measure_id, o.name, o.path, o.way, o.problem as path_problem,
  o.organization_id, o.portfolio_id, o.program_id, o.project_id, o.measure_package_id,
  i.owner, i.sponsor, i.controller, i.business_unit, i.function, i.legal_entity, i.steering_committee,
  i.service_id, coalesce(i.currency, :group_currency) as currency,
  i.start_on, i.go_live_on, i.value_from_on, i.ends_on, i.run_or_change,
  frozen.method, now.stage, now.stage_entered_at, now.implemented_at,
  if(now.stage = 'closed', now.stage_entered_at, null) as closed_at, nullif(now.state, 'active') as stopped,
  if(now.state = 'active', null, now.state_since) as stopped_at,
  said.implementation_status, said.potential_status, said.status_reported_at,
  coalesce(proven.closure_proven, false) as closure_proven,
  -- Monday to Friday; the day on which the stage was entered is not one of them
  if(now.stage is null, null, size(filter(sequence(:today, to_date(from_utc_timestamp(now.stage_entered_at, :zone))),
    day -> weekday(day) < 5 and day > to_date(from_utc_timestamp(now.stage_entered_at, :zone))))) as days_in_stage
from org_paths o
join initiatives i on i.node_id = o.node_id and coalesce(i.source_system, '') = coalesce(o.source_system, '')
left join now on now.measure_id = o.node_id
left join said on said.measure_id = o.node_id
left join frozen on frozen.measure_id = o.node_id
left join proven on proven.measure_id = o.node_id
where o.level = 'measure'
