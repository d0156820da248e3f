-- What one unit of a currency is worth in group currency (V15): currency, period, plan_rate, average_rate. The group currency's own rate is
-- exactly 1.
select from_currency as currency, period,
  cast(max(if(rate_kind = 'plan', rate, null)) as decimal(19, 10)) as plan_rate,
  cast(max(if(rate_kind = 'average', rate, null)) as decimal(19, 10)) as average_rate
from fx_rates
where to_currency = :group_currency and from_currency <> :group_currency
group by from_currency, period
union all
select :group_currency, period, cast(1 as decimal(19, 10)), cast(1 as decimal(19, 10)) from periods
