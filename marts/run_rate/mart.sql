-- V14, V19. Twelve times the mean of the last three verified months, and what of it falls into this fiscal year and the next.
select
  measure_id, period, fiscal_year, currency,
  in_period, run_rate,
  case when run_rate is not null then null when not in_force then 'not_in_force' else 'fewer_than_three_verified_months' end as run_rate_reason,
  carry_over, one_off, closed_on, run_rate_at_closure, persistence, cusum, under_tolerance, regression,
  in_period_group, run_rate_group, carry_over_group, one_off_group
from run_rates
