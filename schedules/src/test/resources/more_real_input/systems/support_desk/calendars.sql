-- The tool counts minutes from Sunday's midnight and has names of its own for zones.
WITH days AS (
  SELECT id, time_zone, CAST(start_time AS int) AS opens, CAST(end_time AS int) AS closes
  FROM schedule
),
hours AS (
  SELECT id, time_zone, opens, concat(
    array('Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat')[CAST(floor(opens / 1440) AS int)], ' ',
    date_format(timestamp_seconds(60 * opens), 'HH:mm'), '-', date_format(timestamp_seconds(60 * closes), 'HH:mm')) AS text
  FROM days
)
SELECT concat('S', id) AS calendar_id, '2024-01-01' AS valid_from,
  CASE time_zone WHEN 'Berlin' THEN 'Europe/Berlin' WHEN 'London' THEN 'Europe/London'
    WHEN 'Pacific Time (US & Canada)' THEN 'America/Los_Angeles' ELSE time_zone END AS zone,
  array_join(array_sort(collect_list(struct(opens, text))).text, '; ') AS windows
FROM hours
GROUP BY id, time_zone
UNION ALL
SELECT 'always', '2024-01-01', 'UTC', 'Mon-Sun 00:00-24:00'
