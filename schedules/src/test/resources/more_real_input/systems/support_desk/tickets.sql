-- Targets stand in the history of each ticket, so what was promised is its level. Solving counts as the answer where nobody
-- wrote one. The tool's verdict is that of agent_work_time.
WITH promised AS (
  SELECT ticket_id, array_join(array_sort(collect_list(concat(field_name, ' ', value))), '; ') AS level
  FROM history
  WHERE field_name IN ('first_reply_time', 'agent_work_time')
  GROUP BY ticket_id
),
solved AS (
  SELECT ticket_id, max(updated) AS at
  FROM history
  WHERE field_name = 'status' AND value = 'solved'
  GROUP BY ticket_id
),
answered AS (
  SELECT c.ticket_id, min(c.created) AS at
  FROM comment c
  JOIN ticket t ON t.id = c.ticket_id
  WHERE lower(c.public) = 'true' AND c.user_id <> t.requester_id
  GROUP BY c.ticket_id
)
SELECT
  t.id AS ticket_id,
  t.type AS kind,
  concat('S', s.schedule_id) AS service_id,
  t.priority,
  p.level AS sla_level,
  t.status,
  t.requester_id AS requester,
  t.assignee_id AS assignee,
  t.created_at AS opened_at,
  coalesce(a.at, e.at) AS first_response_at,
  e.at AS resolved_at,
  j.peer_breach AS source_sla_breached,
  t._file,
  t._row
FROM ticket t
LEFT JOIN ticket_schedule s ON s.ticket_id = t.id
LEFT JOIN promised p ON p.ticket_id = t.id
LEFT JOIN solved e ON e.ticket_id = t.id
LEFT JOIN answered a ON a.ticket_id = t.id
LEFT JOIN judged j ON j.ticket_id = t.id AND j.metric = 'agent_work_time'
