-- A project as it was told last; its department is its portfolio.
WITH told_last AS (
  SELECT *, row_number() OVER (PARTITION BY uniqueid ORDER BY _file DESC) AS nth
  FROM projects
)
SELECT 'GC' AS node_id, CAST(NULL AS string) AS parent_id, 'organization' AS level, 'Government of Canada' AS name,
  CAST(NULL AS string) AS currency, CAST(NULL AS string) AS go_live_on, CAST(NULL AS string) AS _file, CAST(NULL AS bigint) AS _row
UNION ALL
SELECT concat('GC-', deptacronym), 'GC', 'portfolio', max_by(department, _file), NULL, NULL, NULL, NULL
FROM projects
GROUP BY deptacronym
UNION ALL
SELECT uniqueid, concat('GC-', deptacronym), 'project', projectname, 'CAD',
  coalesce(CAST(date(try_to_timestamp(estimatedcompletiondate, 'MMMM d, yyyy')) AS string), estimatedcompletiondate), _file, _row
FROM told_last
WHERE nth = 1
