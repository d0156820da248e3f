-- The desk keeps instants as seconds since 1970.
SELECT NUM AS ticket_id, SORT AS kind, AREA AS category, SVC AS service_id, PRIO AS priority, SLA AS sla_level,
       IMPACT AS impact, URGENCY AS urgency, STATE AS status, CALLER AS requester, AGENT AS assignee, TEAM AS group_id,
       DEPT AS department,
       DATEADD('SECOND', OPENED, TIMESTAMP '1970-01-01 00:00:00') AS opened_at,
       DATEADD('SECOND', ANSWERED, TIMESTAMP '1970-01-01 00:00:00') AS first_response_at,
       DATEADD('SECOND', FIXED, TIMESTAMP '1970-01-01 00:00:00') AS resolved_at,
       DATEADD('SECOND', DONE, TIMESTAMP '1970-01-01 00:00:00') AS closed_at,
       REOPENS AS reopen_count, INITIATIVE AS measure_id, PARENT AS parent_id, CAUSE AS caused_by_change_id,
       SLA_MISSED = 'Y' AS source_sla_breached
FROM DESK.TICKET
