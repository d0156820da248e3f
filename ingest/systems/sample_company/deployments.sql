SELECT ID AS deployment_id, SVC AS service_id, ENV AS environment,
       DATEADD('SECOND', AT_TIME, TIMESTAMP '1970-01-01 00:00:00') AS deployed_at,
       WHO AS by, CHANGE_NUM AS change_id, RESULT AS outcome
FROM DESK.ROLLOUT
