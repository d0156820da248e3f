-- The changes, and the deployments that no known change stands behind, each with the rule in force when it began (C1, C2). An instant after as_of
-- is blank: it has not come yet. told_deployments have the system of the change that they name.
create temporary view changes_as_of as
select * except (actual_start_at, actual_end_at, rolled_back_at, close_code),
  if(actual_start_at <= :as_of, actual_start_at, null) as actual_start_at,
  if(actual_end_at <= :as_of, actual_end_at, null) as actual_end_at,
  if(rolled_back_at <= :as_of, rolled_back_at, null) as rolled_back_at,
  if(close_code = 'cancelled' or actual_end_at <= :as_of, close_code, null) as close_code
from changes;

-- Where the service desk recorded no start, the pipeline's word stands for it (C1).
create temporary view deployed_changes as
with deployed as (
  select change_system as source_system, change_id, count(*) as deployments,
    min(deployed_at) as deployed_from, max(deployed_at) as deployed_until,
    bool_or(outcome <=> 'rolled_back') as deployment_rolled_back, max_by(outcome, struct(deployed_at, outcome <=> 'failed')) <=> 'failed' as deployment_failed
  from told_deployments where change_id is not null
  group by change_system, change_id)
select *, coalesce(actual_start_at, deployed_from) as started_at, if(actual_start_at is null, deployed_until, actual_end_at) as ended_at
from changes_as_of left join deployed using (source_system, change_id);

create temporary view lone_deployments as
select source_system, concat('deployment:', deployment_id) as change_id, deployment_id, service_id, `by` as implementer,
  deployed_at as started_at, deployed_at as ended_at, 1L as deployments,
  outcome <=> 'rolled_back' as deployment_rolled_back, outcome <=> 'failed' as deployment_failed
from told_deployments d
where not exists (select 1 from changes c where c.source_system = d.change_system and c.change_id = d.change_id);

-- The rule of the category and path on the day of the start (of the planned start, else of as_of, while not begun); a category without a rule, and a
-- lone deployment, go by category other, the latter on path normal. recorded are both views above.
with dated as (
  select source_system, change_id, category, path,
    to_date(from_utc_timestamp(coalesce(started_at, planned_start_at, :as_of), :zone)) as rule_on
  from recorded),
rules as (
  select category as rule_category, path as rule_path, valid_from as rule_from,
    struct(category <> 'other' as own, valid_from, required_evidence, observation_seconds, retro_approval_seconds, quorum,
      failing_priorities) as rule
  from change_rules),
in_force as (
  select /*+ broadcast(rules) */ source_system, change_id, max_by(rule, struct(rule.own, rule.valid_from)) as rule
  from dated join rules on rule_category in (coalesce(category, 'other'), 'other')
    and rule_path = coalesce(path, 'normal') and rule_from <= rule_on
  group by source_system, change_id),
ruled as (
  select *, coalesce(ended_at, started_at) as touched_at from recorded left join in_force using (source_system, change_id))
select * except (rule), rule.required_evidence, rule.observation_seconds, rule.retro_approval_seconds, rule.quorum, rule.failing_priorities,
  timestampadd(SECOND, rule.observation_seconds, ended_at) as observed_until,
  timestampadd(SECOND, rule.observation_seconds, touched_at) as window_ends_at
from ruled
