-- T6: one row for each control that does not hold and what it does not hold of.
select
  control, subject_kind, subject_id, severity, control_owner, owner, department, measure_id, first_seen_at,
  datediff(cast(:as_of as date), cast(first_seen_at as date)) as age_days,
  amount_at_stake, detail
from value_exceptions
