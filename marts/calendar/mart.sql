-- One row a day, from the first day of the periods known to the last.
select
  calendar_date, period, fiscal_year, number as period_number,
  cast(year(calendar_date) as bigint) as calendar_year,
  cast(quarter(calendar_date) as bigint) as quarter_number,
  cast(month(calendar_date) as bigint) as month_number,
  date_format(calendar_date, 'MMMM') as month_name,
  cast(weekofyear(calendar_date) as bigint) as iso_week,
  cast(weekday(calendar_date) + 1 as bigint) as weekday_number,
  date_format(calendar_date, 'EEEE') as weekday_name,
  weekday(calendar_date) >= 5 as is_weekend
from periods
lateral view explode(sequence(starts_on, ends_on, interval 1 day)) as calendar_date
