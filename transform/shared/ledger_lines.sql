-- Lines of the ledger, each with a period of the calendar: what is booked to 2025-13 to 2025-16 of twelve belongs to the last period of its
-- fiscal year. Thirteen periods of four weeks are another thing: 2026-P13 is there. month is that period, or the one of the day that a line without
-- a period was posted on.
with years as (
  select fiscal_year, max(number) as periods, max_by(period, number) as last_period from periods group by fiscal_year),
days as (
  select period, explode(sequence(starts_on, ends_on)) as day from periods),
lines as (
  select l.* except (fiscal_period),
    if(p.period is null and contains(y.last_period, 'P') = contains(l.fiscal_period, 'P')
        and try_cast(right(l.fiscal_period, 2) as int) > y.periods, y.last_period, l.fiscal_period)
      as fiscal_period
  from ledger_lines l
  left join periods p on p.period = l.fiscal_period
  left join years y on y.fiscal_year = cast(left(l.fiscal_period, 4) as int))
select l.*, coalesce(l.fiscal_period, d.period) as month
from lines l left join days d on l.fiscal_period is null and d.day = l.posted_on
