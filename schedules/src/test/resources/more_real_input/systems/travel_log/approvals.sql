-- The log names events. A step is asked for when the case is handed in or the step before it says yes, and decided by the
-- next word; one that nobody answered is still open. The log knows roles, and no persons. The amount stands at each step of
-- its case.
WITH words AS (
  SELECT `case` AS id, event_id, `timestamp` AS at, role, _file, _row,
    regexp_extract(activity, '(SUBMITTED|FINAL_APPROVED|APPROVED|REJECTED) by', 1) AS word
  FROM steps
),
told AS (
  SELECT *, lag(word) OVER w AS word_before, lag(at) OVER w AS at_before, lead(word) OVER w AS word_after
  FROM words
  WHERE word <> ''
  WINDOW w AS (PARTITION BY id ORDER BY CAST(at AS timestamp), _row)
),
asked AS (
  SELECT id, role, coalesce(at_before, at) AS requested_at, at AS decided_at, word AS decision, _file, _row
  FROM told
  WHERE word <> 'SUBMITTED'
  UNION ALL
  SELECT id, NULL, at, NULL, NULL, _file, _row
  FROM told
  WHERE word IN ('SUBMITTED', 'APPROVED') AND word_after IS NULL
)
SELECT
  a.id AS approval_id,
  row_number() OVER (PARTITION BY a.id ORDER BY CAST(coalesce(decided_at, requested_at) AS timestamp), a._row) AS step,
  'spend' AS subject_kind,
  a.id AS subject_id,
  CASE role WHEN 'BUDGET OWNER' THEN 'budget' WHEN 'SUPERVISOR' THEN 'manager' WHEN 'DIRECTOR' THEN 'manager' END AS waiting_for,
  nullif(nullif(role, 'MISSING'), 'UNDEFINED') AS role,
  requested_at,
  decided_at,
  CASE WHEN decision = 'REJECTED' AND role = 'EMPLOYEE' THEN 'TAKEN BACK' ELSE decision END AS decision,
  CASE WHEN decided_at IS NOT NULL THEN 'system' END AS channel,
  coalesce(CAST(round(try_cast(coalesce(c.amount, c.requestedamount) AS decimal(38, 16)), 4) AS string),
    c.amount, c.requestedamount) AS amount,
  a._file,
  a._row
FROM asked a
LEFT JOIN cases c ON c.`case` = a.id
