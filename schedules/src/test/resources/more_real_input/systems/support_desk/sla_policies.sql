-- One for each different promise. In business hours means those of the ticket's schedule, which is its service's calendar.
WITH promised AS (
  SELECT ticket_id, array_join(array_sort(collect_list(concat(field_name, ' ', value))), '; ') AS level,
    map_from_entries(collect_list(struct(field_name, value))) AS promises
  FROM history
  WHERE field_name IN ('first_reply_time', 'agent_work_time')
  GROUP BY ticket_id
),
different AS (
  SELECT DISTINCT level, stack(2,
    'first_response', promises['first_reply_time'], CAST(NULL AS string),
    'resolution', promises['agent_work_time'], 'pending; hold') AS (metric, promise, pauses)
  FROM promised
)
SELECT
  concat(metric, ': ', level) AS policy_id,
  '2024-01-01' AS valid_from,
  level,
  metric,
  60 * CAST(get_json_object(promise, '$.minutes') AS bigint) AS target_seconds,
  CASE get_json_object(promise, '$.in_business_hours') WHEN 'false' THEN 'always' END AS calendar_id,
  pauses AS pause_statuses,
  'keep' AS on_priority_change,
  'continue' AS on_reopen
FROM different
