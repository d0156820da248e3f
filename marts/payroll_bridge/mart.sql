-- What payroll the ledger posted, against the time that people booked at their rates; each difference by name, the last one is the remainder.
with years as (
  select fiscal_year, max(number) as periods, max_by(period, number) as last_period from periods group by fiscal_year
),
-- adjustments of a period that no calendar has, as 2025-13, belong to the last one of their year
days as (
  select period, explode(sequence(starts_on, ends_on)) as day from periods),
lines as (
  select l.*, coalesce(k.period, y.last_period, p.period) as period
  from ledger_lines l
  left join periods k on k.period = l.fiscal_period
  left join years y on y.fiscal_year = cast(left(l.fiscal_period, 4) as int) and contains(y.last_period, 'P') = contains(l.fiscal_period, 'P')
    and try_cast(right(l.fiscal_period, 2) as int) > y.periods
  left join days p on l.fiscal_period is null and p.day = l.posted_on
  where l.document_kind = 'payroll'
),
posted as (
  select l.period,
    cast(sum(round(coalesce(l.amount_group, l.amount * if(l.currency = :group_currency, 1, r.rate)), 4)) as decimal(19, 4)) as amount
  from lines l
  left join fx_rates r on r.from_currency = l.currency and r.to_currency = :group_currency and r.rate_kind = 'average' and r.period = l.period
  group by l.period
),
-- Time that nobody has approved has no cost yet: taken at what an hour of its category cost in the period.
priced as (
  select *, cast(sum(cost_group) over alike as decimal(19, 4))
    / nullif(cast(sum(if(cost_group is null, 0, hours)) over alike as decimal(19, 6)), 0) as of_an_hour
  from effort
  where problem is null or problem = 'not_approved'
  window alike as (partition by category, period)
),
booked as (
  select period, case when problem = 'not_approved' then 'not_approved' when measure_id is null then 'on_other_work' else 'on_measures' end as reason,
    sum(if(problem = 'not_approved', card_hours, hours)) as hours,
    cast(coalesce(sum(if(problem = 'not_approved', round(card_hours * of_an_hour, 4), cost_group)), 0) as decimal(19, 4)) as amount
  from priced
  group by all
),
-- more payroll than time, or more time than payroll
rest as (
  select period, coalesce(max(p.amount), 0) - coalesce(sum(b.amount), 0) as amount
  from posted p full join booked b using (period)
  group by period
)
select period, reason, hours, amount as amount_group
from (
  select period, 'posted' as reason, null as hours, amount from posted
  union all
  select period, reason, hours, amount from booked
  union all
  select period, if(amount > 0, 'not_on_time_cards', 'not_in_payroll'), null, amount from rest where amount <> 0)
where period <= :period
