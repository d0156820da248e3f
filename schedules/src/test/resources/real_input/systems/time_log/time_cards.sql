-- Minutes become hours of four decimals, so an hour's third is off by less than a second. The log knows no approval: its
-- cards were closed and filed.
SELECT
  time_log_fact_key AS time_card_id,
  person_key AS person,
  phase_short_name AS category,
  coalesce(CAST(date(try_to_timestamp(time_log_start_date, 'M/d/yyyy H:mm')) AS string), time_log_start_date) AS worked_on,
  coalesce(CAST(round(try_cast(time_log_delta_minutes AS decimal(12, 4)) / 60, 4) AS string),
    time_log_delta_minutes) AS hours,
  concat(project_key, '/', wbs_element_key) AS work_ref,
  'processed' AS status,
  _file, _row
FROM cards
