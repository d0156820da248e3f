-- Every window of every calendar, local minutes of the day turned to UTC, without holidays.
select c.calendar_id, d.day, ((d.day + to_minutes(w.opens)) at time zone c.zone) as opens_at, ((d.day + to_minutes(w.closes)) at time zone c.zone) as closes_at
from calendars c
join opening_hours w on w.calendar_id = c.calendar_id
cross join (select cast(unnest(generate_series(date '2025-12-01', date '2026-12-31', interval 1 day)) as date) as day) d
where dayofweek(d.day) between w.first_day and w.last_day
  and not exists (select 1 from holidays h where h.calendar_id = c.calendar_id and h.on_date = d.day)
