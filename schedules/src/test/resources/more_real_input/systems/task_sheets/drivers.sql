-- The estimate is the task's: it stands on the row of each developer and is taken once.
SELECT
  projectcode AS driver_id,
  date_format(try_to_timestamp(estimateon, 'd-MMM-yy'), 'yyyy-MM') AS period,
  sum(CAST(hoursestimate AS decimal(18, 4))) AS quantity,
  'estimated hours' AS unit
FROM (
  SELECT DISTINCT t.tasknumber, t.projectcode, t.hoursestimate, d.estimateon
  FROM tasks t
  LEFT JOIN days d ON d.tasknumber = t.tasknumber
)
GROUP BY 1, 2
