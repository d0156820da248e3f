with ticket as (
  select sys_id, 'incident' as kind, incident_state as state, caller_id_value as caller, category, resolved_at, reopen_count,
    coalesce(parent_incident_value, problem_id_value) as parent, caused_by_value as cause, sys_created_on, _file, _row
  from incident where lower(coalesce(fivetran_deleted, '')) <> 'true'
  union all
  select sys_id, 'problem', problem_state, cast(null as string), category, resolved_at, reopen_count, cast(null as string),
    cast(null as string), sys_created_on, _file, _row
  from problem where lower(coalesce(fivetran_deleted, '')) <> 'true'),
verdict as (
  select task_value, max(lower(has_breached)) as breached from task_sla
  where lower(coalesce(fivetran_deleted, '')) <> 'true' group by task_value)
select coalesce(t.number, k.sys_id) as ticket_id, k.kind, k.category, t.business_service_value as service_id, t.priority, t.impact,
  t.urgency, concat(k.kind, ' ', k.state) as status, coalesce(r.user_name, k.caller, t.opened_by_value) as requester,
  coalesce(a.user_name, t.assigned_to_value) as assignee, coalesce(g.name, t.assignment_group_value) as group_id,
  r.department_value as department, coalesce(t.opened_at, k.sys_created_on) as opened_at, k.resolved_at, t.closed_at, k.reopen_count,
  coalesce(p.number, k.parent) as parent_id, coalesce(c.number, k.cause) as caused_by_change_id,
  coalesce(v.breached, case lower(t.made_sla) when 'true' then 'false' when 'false' then 'true' end) as source_sla_breached, k._file, k._row
from ticket k
left join task t on t.sys_id = k.sys_id
left join task p on p.sys_id = k.parent
left join task c on c.sys_id = k.cause
left join sys_user r on r.sys_id = k.caller
left join sys_user a on a.sys_id = t.assigned_to_value
left join sys_user_group g on g.sys_id = t.assignment_group_value
left join verdict v on v.task_value = k.sys_id
