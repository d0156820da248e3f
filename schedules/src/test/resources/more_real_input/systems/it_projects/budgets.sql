-- What a project may cost in all, in the month in which it was said; said again, it is revised. A blank is not told, and is
-- not zero.
WITH told AS (
  SELECT *, date(to_timestamp(asofdate, 'MMMM d, yyyy')) AS on, row_number() OVER (PARTITION BY uniqueid ORDER BY _file) AS nth
  FROM projects
)
SELECT
  uniqueid AS node_id,
  'it projects' AS account,
  date_format(on, 'yyyy-MM') AS period,
  CASE nth WHEN 1 THEN 'original' ELSE 'revised' END AS kind,
  regexp_replace(totalbudget, '[$,]', '') AS amount,
  'CAD' AS currency,
  CAST(on AS string) || 'T00:00:00' AS entered_at,
  _file,
  _row
FROM told
