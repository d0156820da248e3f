-- One row for each person that anything names.
with named as (
  select owner as person, node_id, null as service_id, null as role from nodes
  union all
  select sponsor, node_id, null, null from nodes
  union all
  select controller, node_id, null, null from nodes
  union all
  select owner, null, service_id, null from services
  union all
  select department_head, null, service_id, null from services
  union all
  select person, null, null, if(valid_from <= cast(:as_of as date) and coalesce(valid_to >= cast(:as_of as date), true), role, null)
  from role_assignments
  union all
  select delegated_by, null, null, null from role_assignments
  union all
  select approver, null, null, null from approvals
  union all
  select delegated_by, null, null, null from approvals
  union all
  select person, null, null, null from time_cards
)
select
  person,
  nullif(array_join(array_sort(collect_set(role)), ', '), '') as roles,
  count(distinct node_id) as nodes,
  count(distinct service_id) as services
from named
where person is not null
group by person
