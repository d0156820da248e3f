-- The log has the whole incident after each event; what changed is what differs from the event before.
WITH events_in_time AS (
  SELECT *,
    coalesce(CAST(try_to_timestamp(sys_updated_at, 'd/M/yyyy H:mm') AS string), sys_updated_at) AS at,
    try_cast(sys_mod_count AS int) AS nth
  FROM events
),
before_and_after AS (
  SELECT *,
    lag(incident_state) OVER w AS state_before,
    lag(category) OVER w AS category_before,
    lag(priority) OVER w AS priority_before,
    lag(assignment_group) OVER w AS group_before,
    lag(assigned_to) OVER w AS assignee_before
  FROM events_in_time
  WINDOW w AS (PARTITION BY number ORDER BY at, nth)
)
SELECT number AS ticket_id, at, 5 * nth + place AS sequence, field,
  nullif(old_value, '?') AS old_value, nullif(new_value, '?') AS new_value, nullif(sys_updated_by, '?') AS by,
  _file, _row
FROM before_and_after
LATERAL VIEW stack(5,
  0, 'category', category_before, category,
  1, 'status', state_before, incident_state,
  2, 'priority', priority_before, priority,
  3, 'group', group_before, assignment_group,
  4, 'assignee', assignee_before, assigned_to) AS place, field, old_value, new_value
WHERE nullif(old_value, '?') IS DISTINCT FROM nullif(new_value, '?')
