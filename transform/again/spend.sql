-- Spend on cost accounts (T4) by period in group currency, a second time in plain SQL on the landed feeds: what the latest measurement
-- plan of any measure selects, once, and what is posted on the cost object of a measure.
create temporary view rate as
select from_currency as currency, period, max(rate) as average
from fx_rates where to_currency = :group_currency and from_currency <> :group_currency and rate_kind = 'average' group by 1, 2
union all
select :group_currency, period, 1 from periods;
create temporary view selected as
select distinct legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object from (
  select legal_entity, cost_objects, explode(split(accounts, ' *; *')) as account from measurement_plans p
  where exists (select 1 from initiatives i where i.node_id = p.measure_id and i.level = 'measure')
    and not exists (select 1 from measurement_plans l where l.measure_id = p.measure_id and l.version > p.version));
create temporary view years as
select fiscal_year, max_by(period, number) as last_period, count(*) as periods, contains(max(period), 'P') as weeks from periods group by 1;
create temporary view dated as
select l.legal_entity, l.account, l.cost_object, l.document_kind, l.amount, l.currency, coalesce(k.period, y.last_period, p.period) as period
from ledger_lines l left join periods k on k.period = l.fiscal_period
left join years y on y.fiscal_year = cast(left(l.fiscal_period, 4) as int) and y.weeks = contains(l.fiscal_period, 'P')
  and try_cast(right(l.fiscal_period, 2) as int) > y.periods
left join periods p on l.fiscal_period is null and l.posted_on between p.starts_on and p.ends_on;
create temporary view types as
select a.account, p.period, max_by(a.account_type, a.valid_from) as account_type
from accounts a join periods p on a.valid_from <= p.ends_on group by 1, 2;
select d.period, round(sum(d.amount * r.average), 2) as spend from dated d
left join selected s using (legal_entity, account, cost_object) join periods p on p.period = d.period
join rate r on r.currency = d.currency and r.period = d.period
left join types t on t.account = d.account and t.period = d.period
where d.document_kind <> 'closing' and (s.legal_entity is not null or d.cost_object in (select node_id from initiatives where level = 'measure'))
  and coalesce(t.account_type, 'unknown') not in ('revenue', 'balance')
  and p.starts_on <= (select starts_on from periods where period = :period)
group by 1
