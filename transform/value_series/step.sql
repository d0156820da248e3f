-- Every amount with its kind; a sign-off or a withdrawal only says that its row must be there.
create temporary view facts as
with approved as (
  select measure_id, max(version) as version from value_plans
  where version = 1 or (approved_by is not null and approved_at is not null) group by measure_id),
said as (
  select measure_id, period, benefit_type, max(entered_at) as at,
    max_by(struct(amount, currency), struct(entered_at, amount)) as last
  from value_forecasts group by all),
facts as (
  select 'planned' as kind, measure_id, period, benefit_type, amount, currency, one_off, cast(null as timestamp) as at
  from value_plans where version = 1
  union all
  select 'planned_now', measure_id, period, benefit_type, amount, currency, one_off, null
  from value_plans join approved using (measure_id, version)
  union all
  select 'forecast', measure_id, period, benefit_type, last.amount, last.currency, null, at from said
  union all
  select if(p.starts_at > :as_of, 'claimed_ahead', 'claimed'),
    c.measure_id, c.period, c.benefit_type, c.amount, c.currency, c.one_off, claimed_at
  from value_claims c left join periods p on p.period = c.period
  union all
  select 'signed', measure_id, period, benefit_type, 0, currency, null, null from value_signoffs
  union all
  select 'signed', s.measure_id, p.period, s.benefit_type, 0, s.currency, null, null
  from withdrawals w
  join value_signoffs s on s.source_system = w.withdrawn_system and s.signoff_id = w.withdraws_signoff_id
  join periods p on w.decided_at >= p.starts_at and w.decided_at < p.ends_at
  where w.decision = 'withdrawn')
select f.*, m.currency as measure_currency
from facts f
join measures m using (measure_id)
join periods p on p.period = f.period
where p.starts_on <= (select starts_on from periods where period = :period);

create temporary view needed_rates as
select n.* from (
  select explode(array(
    struct(currency, period, 'plan' as rate_kind),
    struct(measure_currency as currency, period, 'plan' as rate_kind),
    struct(if(kind in ('claimed', 'signed'), measure_currency, null) as currency, period, 'average' as rate_kind))) as n
  from facts);

-- An amount in another currency than the measure's comes into it at the plan rate.
with local as (
  select f.*, own.plan_rate, own.average_rate,
    if(f.currency is null or f.currency = f.measure_currency, amount,
      cast(round(amount * theirs.plan_rate / own.plan_rate, 4) as decimal(19, 4))) as local
  from facts f
  left join rates own on own.currency = f.measure_currency and own.period = f.period
  left join rates theirs on theirs.currency = f.currency and theirs.period = f.period),
series as (
  select measure_id, period, benefit_type, measure_currency as currency,
    sum(if(kind = 'planned', local, null)) as planned,
    sum(if(kind = 'planned_now', local, null)) as planned_now,
    coalesce(sum(if(kind = 'forecast', local, null)), sum(if(kind = 'claimed_ahead', local, null))) as forecast,
    max(if(kind = 'forecast', at, null)) as forecast_entered_at,
    max(if(kind = 'claimed', at, null)) as last_claimed_at,
    sum(if(kind = 'claimed', local, null)) as claimed,
    sum(if(kind = 'claimed', if(one_off, local, 0), null)) as claimed_one_off,
    coalesce(bool_or(if(kind = 'claimed', one_off, null)), bool_or(one_off)) as one_off,
    max(plan_rate) as plan_rate, max(average_rate) as average_rate
  from local group by measure_id, period, benefit_type, measure_currency)
select *,
  round(cast(planned as decimal(19, 4)) * plan_rate, 4) as planned_group,
  round(cast(planned_now as decimal(19, 4)) * plan_rate, 4) as planned_now_group,
  round(cast(forecast as decimal(19, 4)) * plan_rate, 4) as forecast_group,
  round(cast(claimed as decimal(19, 4)) * plan_rate, 4) as claimed_group
from series
