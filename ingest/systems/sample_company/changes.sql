SELECT NUM AS change_id, TRACK AS path, AREA AS category, SVC AS service_id, RISK AS risk, OWNER AS owner,
       ASKED_BY AS requester, DONE_BY AS implementer,
       DATEADD('SECOND', PLAN_FROM, TIMESTAMP '1970-01-01 00:00:00') AS planned_start_at,
       DATEADD('SECOND', PLAN_TO, TIMESTAMP '1970-01-01 00:00:00') AS planned_end_at,
       DATEADD('SECOND', REAL_FROM, TIMESTAMP '1970-01-01 00:00:00') AS actual_start_at,
       DATEADD('SECOND', REAL_TO, TIMESTAMP '1970-01-01 00:00:00') AS actual_end_at,
       RESULT AS close_code, TEMPLATE AS template_id, INITIATIVE AS measure_id, SCOPE AS scope_hash,
       DATEADD('SECOND', BACKED_OUT, TIMESTAMP '1970-01-01 00:00:00') AS rolled_back_at
FROM DESK.CHANGE_REQ
