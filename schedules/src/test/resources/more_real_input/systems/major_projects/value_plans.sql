-- The year's baseline, in the last month of its fiscal year, from millions. What is withheld keeps its words, and is not zero.
SELECT
  trim(project_name) AS measure_id,
  1 AS version,
  concat(year, '-03') AS period,
  'cost_avoidance' AS benefit_type,
  coalesce(CAST(CAST(1000000 * try_cast(regexp_replace(yearly_budget, '[£, \u00a0]', '') AS decimal(14, 4)) AS decimal(19, 4)) AS string),
    yearly_budget) AS amount,
  'GBP' AS currency,
  true AS one_off,
  _file,
  _row
FROM projects
