-- T6: one row for each control that does not hold and what it does not hold of, of value and of service alike.
select
  control, subject_kind, source_system, subject_id, severity, control_owner, owner, department, measure_id, first_seen_at,
  datediff(cast(:as_of as date), cast(first_seen_at as date)) as age_days,
  amount_at_stake, detail
from (
  select control, subject_kind, source_system, subject_id, severity, control_owner, owner, department, measure_id, first_seen_at,
    amount_at_stake, detail
  from value_exceptions
  union all
  select control, subject_kind, source_system, subject_id, severity, control_owner, owner, department, measure_id, first_seen_at,
    amount_at_stake, detail
  from service_exceptions)
