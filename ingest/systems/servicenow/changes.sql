select coalesce(t.number, c.sys_id) as change_id, c.type as path, t.business_service_value as service_id, c.risk,
  coalesce(o.user_name, t.assigned_to_value) as owner, coalesce(r.user_name, c.requested_by_value) as requester,
  coalesce(o.user_name, t.assigned_to_value) as implementer, c.start_date as planned_start_at, c.end_date as planned_end_at,
  t.work_start as actual_start_at, t.work_end as actual_end_at, c.close_code, c.std_change_producer_version_value as template_id,
  c._file, c._row
from change_request c
left join task t on t.sys_id = c.sys_id
left join sys_user o on o.sys_id = t.assigned_to_value
left join sys_user r on r.sys_id = c.requested_by_value
where lower(coalesce(c.fivetran_deleted, '')) <> 'true'
