SELECT concat('S', schedule_id) AS calendar_id, CAST(day AS string) AS on_date, name
FROM holiday
LATERAL VIEW explode(sequence(date(start_date), date(end_date))) AS day
