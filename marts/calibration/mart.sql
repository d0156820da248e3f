-- V20: by who said it and how it is measured. A measure counts once for each of the four.
with facts as (
  select measure_id, sum(coalesce(claimed_group, 0)) as claimed, sum(pending_group) as pending,
    sum(coalesce(verified_at_plan_rate, 0)) as verified,
    sum(case when verified is not null then forecast_group end) as forecast,
    sum(case when forecast is not null then verified_at_plan_rate end) as verified_of_forecast
  from initiative_value
  group by measure_id
),
late as (
  select m.measure_id, m.owner, m.sponsor, m.controller, m.method, f.* except (measure_id),
    case when m.go_live_on <= cast(:as_of as date)
      then datediff(cast(coalesce(m.implemented_at, m.stopped_at, :as_of) as date), m.go_live_on) end as days_late
  from measures m
  left join facts f on f.measure_id = m.measure_id
),
said as (
  select stack(4, 'owner', owner, 'sponsor', sponsor, 'controller', controller, 'method', method) as (dimension, value),
    claimed, pending, verified, forecast, verified_of_forecast, days_late
  from late
),
sums as (
  select dimension, value, count(case when claimed <> 0 then 1 end) as measures,
    cast(coalesce(sum(claimed), 0) as decimal(19, 4)) as claimed,
    cast(coalesce(sum(claimed - pending), 0) as decimal(19, 4)) as decided,
    cast(coalesce(sum(verified), 0) as decimal(19, 4)) as verified,
    cast(sum(forecast) as decimal(19, 4)) as forecast, cast(sum(verified_of_forecast) as decimal(19, 4)) as verified_of_forecast,
    round(avg(cast(days_late as decimal(10, 0))), 6) as slippage_days
  from said
  where value is not null
  group by dimension, value
),
ratios as (
  select *, case when claimed > 0 then cast(round(verified / claimed, 6) as decimal(19, 6)) end as realised_ratio
  from sums
),
overall as (
  select case when sum(claimed) > 0
    then cast(round(cast(sum(verified) as decimal(19, 4)) / cast(sum(claimed) as decimal(19, 4)), 6) as decimal(19, 6))
    end as overall_ratio
  from facts
)
select dimension, value, measures, claimed, decided, verified, realised_ratio,
  case when decided > 0 then round(verified / decided, 6) end as claim_accuracy,
  overall_ratio,
  round((realised_ratio * measures + overall_ratio * 5) / (measures + 5), 6) as shrunk_ratio,
  slippage_days,
  case when verified_of_forecast > 0 then round((forecast - verified_of_forecast) / verified_of_forecast, 6) end as forecast_bias
from ratios cross join overall
