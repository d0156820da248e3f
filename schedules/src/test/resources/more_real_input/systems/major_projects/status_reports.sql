SELECT
  trim(project_name) AS measure_id,
  concat(CAST(year AS int) - 1, '-09-30T17:00:00') AS reported_at,
  CASE WHEN colour_rating LIKE 'Exempt%' THEN 'withheld' ELSE lower(colour_rating) END AS implementation_status,
  _file,
  _row
FROM projects
