-- The day is eight digits that need not be a day; the hours are minutes.
SELECT CARD_NO AS time_card_id, EMPLOYEE AS person, GRADE AS category,
       CONCAT(SUBSTRING(WORK_DAY, 1, 4), '-', SUBSTRING(WORK_DAY, 5, 2), '-', SUBSTRING(WORK_DAY, 7, 2)) AS worked_on,
       CAST(MINUTES / CAST(60 AS DECIMAL(3)) AS DECIMAL(19, 6)) AS hours, JOB AS work_ref, STATE AS status,
       OK_BY AS approved_by, OK_AT AS approved_at, CANCELS_NO AS reverses_id, TOUCHED AS changed_at
FROM ERP.TIMESHEET
