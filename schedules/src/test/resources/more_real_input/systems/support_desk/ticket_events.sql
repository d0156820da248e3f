WITH changes AS (
  SELECT ticket_id, updated AS at, row_number() OVER (PARTITION BY ticket_id, updated ORDER BY _row) AS sequence, field_name AS field,
    lag(value) OVER (PARTITION BY ticket_id, field_name ORDER BY updated) AS old_value, value AS new_value, user_id AS by, _file, _row
  FROM history
  WHERE field_name IN ('status', 'priority')
)
SELECT *
FROM changes
WHERE old_value IS DISTINCT FROM new_value
