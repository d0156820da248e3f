-- Hours that count (T1) and what they cost (T2), by period in group currency, a second time in plain SQL on the landed feeds.
create temporary view rate as
select from_currency as currency, period, max(rate) as average
from fx_rates where to_currency = :group_currency and from_currency <> :group_currency and rate_kind = 'average' group by 1, 2
union all
select :group_currency, period, 1 from periods;
create temporary view taken_back as
select if(array_contains(h.systems, c.source_system), c.source_system, if(size(h.systems) = 1, h.systems[0], null)) as source_system,
  c.reverses_id as time_card_id, sum(abs(hours)) as hours
from time_cards c
join (select time_card_id, collect_set(source_system) as systems from time_cards where reverses_id is null group by 1) h on h.time_card_id = c.reverses_id
where reverses_id is not null and status in ('approved', 'processed', 'recalled') and worked_on <= to_date(from_utc_timestamp(:as_of, :zone))
group by 1, 2;
create temporary view counted as
select t.category, t.worked_on, t.hours - least(greatest(t.hours, 0), coalesce(b.hours, 0)) as hours
from time_cards t left join taken_back b using (source_system, time_card_id)
where t.reverses_id is null and t.status in ('approved', 'processed') and t.worked_on <= to_date(from_utc_timestamp(:as_of, :zone));
create temporary view prices as
select *, lead(valid_from) over (partition by category order by valid_from) as until from rate_cards;
create temporary view priced as
select c.*, p.period, r.hourly_rate, r.currency from counted c
join periods p on c.worked_on between p.starts_on and p.ends_on
left join prices r on r.category = c.category and r.valid_from <= c.worked_on and coalesce(r.until > c.worked_on, true)
where p.starts_on <= (select starts_on from periods where period = :period);
select p.period, sum(p.hours) as hours, round(sum(round(p.hours * p.hourly_rate, 4) * r.average), 2) as cost
from priced p left join rate r on r.currency = p.currency and r.period = p.period group by 1
