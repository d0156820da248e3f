-- What the year was expected to come to, as known at the end of its September.
SELECT
  trim(project_name) AS measure_id,
  concat(year, '-03') AS period,
  'cost_avoidance' AS benefit_type,
  concat(CAST(year AS int) - 1, '-09-30T17:00:00') AS entered_at,
  coalesce(CAST(CAST(1000000 * try_cast(regexp_replace(yearly_forecast, '[£, \u00a0]', '') AS decimal(14, 4)) AS decimal(19, 4)) AS string),
    yearly_forecast) AS amount,
  'GBP' AS currency,
  _file,
  _row
FROM projects
