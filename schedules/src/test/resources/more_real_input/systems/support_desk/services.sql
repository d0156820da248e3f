SELECT DISTINCT concat('S', id) AS service_id, '2024-01-01' AS valid_from, concat(name, ' (', time_zone, ')') AS name, concat('S', id) AS calendar_id
FROM schedule
