-- C4, C12 by dimension: failed mature changes of all mature ones, under each of the three link rules. A rate rolls up as sum over sum.
with made as (
  select *, explode(array(
      named_struct('dimension', 'all', 'value', 'all'),
      named_struct('dimension', 'path', 'value', coalesce(path, 'no change')),
      named_struct('dimension', 'category', 'value', coalesce(category, 'not said')),
      named_struct('dimension', 'risk', 'value', coalesce(risk, 'not said')),
      named_struct('dimension', 'service', 'value', coalesce(service_id, 'not said')))) as by
  from change_outcomes
  where implemented and period is not null
),
judged as (
  select *, explode(array(
      named_struct('link_rule', 'declared', 'failed', outcome <=> 'failed'),
      named_struct('link_rule', 'same_service_in_window', 'failed', outcome_same_service <=> 'failed'),
      named_struct('link_rule', 'nearest_previous_in_window', 'failed', outcome_nearest <=> 'failed'))) as rule
  from made
),
counted as (
  select by.dimension as dimension, by.value as value, period, rule.link_rule as link_rule,
    count(*) as implemented,
    count_if(state = 'mature') as mature,
    count_if(state = 'mature' and rule.failed) as failed,
    count_if(state <> 'mature') as immature,
    count_if(state <> 'mature' and rule.failed) as immature_failed,
    count_if(path <=> 'emergency') as emergency,
    count_if(path in ('normal', 'emergency')) as assessed,
    count_if(authorised) as authorised,
    count_if(not authorised) as unauthorised,
    count_if(authorisation_reason = 'late_authorised') as late_authorised,
    count_if(contradicted) as contradicted
  from judged
  group by all
)
select *,
  cast(round(cast(failed as decimal(19, 0)) / nullif(mature, 0), 6) as decimal(19, 6)) as failure_rate,
  if(mature = 0, 'none_mature_yet', null) as failure_reason,
  cast(round(cast(emergency as decimal(19, 0)) / implemented, 6) as decimal(19, 6)) as emergency_rate,
  cast(round(cast(emergency as decimal(19, 0)) / nullif(assessed, 0), 6) as decimal(19, 6)) as emergency_rate_of_assessed,
  cast(round(cast(unauthorised as decimal(19, 0)) / implemented, 6) as decimal(19, 6)) as unauthorised_rate
from counted
