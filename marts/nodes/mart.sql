-- One row for each node that there is or was. Of one that is gone, what was known of it last.
with last as (
  select *, row_number() over (partition by node_id order by from_at desc) as newest
  from org_history h
  where not exists (select 1 from org_paths o where o.node_id = h.node_id)
)
select
  o.node_id, o.parent_id, o.level, o.name, o.organization_id, o.portfolio_id, o.program_id, o.project_id, o.measure_package_id,
  i.owner, i.sponsor, i.controller, o.problem as path_problem, cast(null as timestamp) as gone_at
from org_paths o
left join initiatives i on i.node_id = o.node_id and coalesce(i.source_system, '') = coalesce(o.source_system, '')
union all
select
  node_id, parent_id, level, node_id, organization_id, portfolio_id, program_id, project_id, measure_package_id,
  owner, sponsor, controller, problem, to_at
from last
where newest = 1
