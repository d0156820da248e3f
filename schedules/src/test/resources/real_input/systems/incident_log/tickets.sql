-- An incident is as its last event left it. The log says '?' for nothing, and days before months.
WITH ordered AS (
  SELECT *, max(nullif(rfc, '?')) OVER (PARTITION BY number) AS raised, row_number() OVER (
      PARTITION BY number
      ORDER BY try_to_timestamp(sys_updated_at, 'd/M/yyyy H:mm') DESC, try_cast(sys_mod_count AS int) DESC) AS nth
  FROM events
)
SELECT
  number AS ticket_id,
  'incident' AS kind,
  nullif(category, '?') AS category,
  nullif(cmdb_ci, '?') AS service_id,
  nullif(priority, '?') AS priority,
  nullif(impact, '?') AS impact,
  nullif(urgency, '?') AS urgency,
  incident_state AS status,
  nullif(caller_id, '?') AS requester,
  nullif(assigned_to, '?') AS assignee,
  nullif(assignment_group, '?') AS group_id,
  coalesce(CAST(try_to_timestamp(opened_at, 'd/M/yyyy H:mm') AS string), opened_at) AS opened_at,
  coalesce(CAST(try_to_timestamp(resolved_at, 'd/M/yyyy H:mm') AS string), nullif(resolved_at, '?')) AS resolved_at,
  coalesce(CAST(try_to_timestamp(closed_at, 'd/M/yyyy H:mm') AS string), nullif(closed_at, '?')) AS closed_at,
  reopen_count,
  reassignment_count,
  nullif(caused_by, '?') AS caused_by_change_id,
  raised AS change_id,
  CASE made_sla WHEN 'true' THEN 'false' WHEN 'false' THEN 'true' ELSE made_sla END AS source_sla_breached,
  _file, _row
FROM ordered
WHERE nth = 1
