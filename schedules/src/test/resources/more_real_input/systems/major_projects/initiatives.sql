-- Only the last year has numbers, so a project is known by its name; it is as it was reported last. A date that is withheld
-- or not told is blank. Years have two digits: one after the report began in the century before.
WITH told_last AS (
  SELECT *, upper(department) AS ministry, row_number() OVER (PARTITION BY trim(project_name) ORDER BY year DESC) AS nth,
    date(try_to_timestamp(start_date, 'd.M.yy')) AS starts, date(try_to_timestamp(end_date, 'd.M.yy')) AS ends
  FROM projects
)
SELECT 'UK' AS node_id, CAST(NULL AS string) AS parent_id, 'organization' AS level, 'UK Government' AS name,
  CAST(NULL AS string) AS currency, CAST(NULL AS string) AS start_on, CAST(NULL AS string) AS go_live_on,
  CAST(NULL AS string) AS _file, CAST(NULL AS bigint) AS _row
UNION ALL
SELECT DISTINCT ministry, 'UK', 'program', ministry, NULL, NULL, NULL, NULL, NULL
FROM told_last
UNION ALL
SELECT trim(project_name), ministry, 'measure', CAST(NULL AS string), 'GBP',
  CAST(CASE WHEN year(starts) > year THEN add_months(starts, -1200) ELSE starts END AS string), CAST(ends AS string), _file, _row
FROM told_last
WHERE nth = 1
