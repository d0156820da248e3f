create temporary view asked as
select distinct c.measure_id, c.period, c.plan_version, c.currency as own_currency, p.selection
from standing_claims c
join selected_plans p on p.measure_id = c.measure_id and p.version = c.plan_version;

-- The periods of each plan's baseline window.
create temporary view windows as
select p.measure_id, p.version, p.selection, p.legal_entity, p.driver_id, w.period
from selected_plans p
join periods f on f.period = p.baseline_from
join periods t on t.period = p.baseline_to
join periods w on w.starts_on between f.starts_on and t.starts_on;

-- The currency in which a plan is compared (V1): the declared one, else that of its window's lines. Mixed where they are of several; guessed
-- where there is none, so that the measure's own is as far as its lines bear it out.
create temporary view measured_plans as
with spoken as (
  select w.measure_id, w.version, min(s.currency) as currency, count(distinct s.currency) as currencies
  from windows w join selected_lines s on s.selection = w.selection and s.period = w.period
  where s.amount <> s.once
  group by w.measure_id, w.version),
owned as (select measure_id, max(own_currency) as own_currency from asked group by measure_id)
select p.*, p.baseline_currency is null and coalesce(s.currencies > 1, false) as mixed,
  p.baseline_currency is null and s.currencies is null as guessed,
  coalesce(p.baseline_currency, if(s.currencies = 1, s.currency, null), o.own_currency, :group_currency) as currency
from selected_plans p
left join spoken s on s.measure_id = p.measure_id and s.version = p.version
left join owned o on o.measure_id = p.measure_id;

-- What the selected lines hold of the window and of the months that ask, and of no others.
create temporary view looked_at as
with months as (
  select measure_id, version, period from windows
  union
  select measure_id, plan_version, period from asked)
select p.measure_id, p.version, p.currency, p.guessed, s.period, s.currency as line_currency, s.amount, s.once
from months m
join measured_plans p on p.measure_id = m.measure_id and p.version = m.version
join selected_lines s on s.selection = p.selection and s.period = m.period
where not p.mixed and (s.amount <> 0 or s.once <> 0);

create temporary view needed_rates as
select explode(array(line_currency, currency)) as currency, period, 'average' as rate_kind
from looked_at where line_currency <> currency and not guessed
union
select explode(array(p.currency, a.own_currency)), a.period, 'average'
from asked a join measured_plans p on p.measure_id = a.measure_id and p.version = a.plan_version
where p.currency <> a.own_currency;

-- In the plan's currency, at the average rate of the month of the lines.
create temporary view posted as
with converted as (
  select l.*, line_currency <> l.currency as foreign,
    if(line_currency = l.currency, cast(1 as decimal(19, 10)), theirs.average_rate) as rate,
    if(line_currency = l.currency, cast(1 as decimal(19, 10)), own.average_rate) as own_rate
  from looked_at l
  left join rates own on own.currency = l.currency and own.period = l.period
  left join rates theirs on theirs.currency = l.line_currency and theirs.period = l.period)
select measure_id, version, period,
  cast(sum(round(amount * rate / own_rate, 4)) as decimal(19, 4)) as amount,
  cast(sum(round(cast(amount - once as decimal(19, 4)) * rate / own_rate, 4)) as decimal(19, 4)) as usual,
  bool_or(foreign and guessed) as foreign
from converted group by measure_id, version, period;

-- What ends a year shows nothing of what was posted in it.
create temporary view booked as
select distinct legal_entity, month as period
from ledger_lines
where not document_kind <=> 'closing';

-- The baseline of one period: as declared, else the mean of the window, if the lake has all of it.
create temporary view baselines as
select p.measure_id, p.version,
  if(p.mixed, null, coalesce(max(p.baseline_monthly_amount), if(count(w.period) = count(b.period),
    cast(round(sum(coalesce(a.usual, 0)) / nullif(count(w.period), 0), 4) as decimal(19, 4)), null))) as baseline,
  if(count(w.period) = count(d.quantity),
    nullif(cast(round(sum(d.quantity) / nullif(count(w.period), 0), 6) as decimal(19, 6)), 0), null)
    as baseline_quantity
from measured_plans p
left join windows w on w.measure_id = p.measure_id and w.version = p.version
left join booked b on b.legal_entity = p.legal_entity and b.period = w.period
left join posted a on a.measure_id = p.measure_id and a.version = p.version and a.period = w.period
left join drivers d on d.driver_id = p.driver_id and d.period = w.period
group by p.measure_id, p.version, p.mixed;

-- Selections of one period that share some lines but not all.
create temporary view overlaps as
with pairs as (
  select distinct a.selection, b.selection as other
  from selected_cells a join selected_cells b using (legal_entity, account, cost_object)
  where a.selection <> b.selection)
select distinct a.period, a.selection
from asked a join pairs o on o.selection = a.selection
join asked b on b.selection = o.other and b.period = a.period and b.measure_id <> a.measure_id;

create temporary view readings as
select q.measure_id, q.period, q.plan_version, q.own_currency, q.selection, p.currency, p.method, p.split_percent,
  if(p.selection is null, null, p.legal_entity) as legal_entity,
  if(p.selection is null, null, p.selected_accounts) as accounts,
  if(p.selection is null, null, p.selected_objects) as cost_objects,
  b.baseline, b.baseline_quantity, d.quantity,
  if(o.period is null or p.mixed or a.foreign, null, coalesce(a.amount, 0)) as actual,
  case
    when p.selection is null then 'no_selection'
    when p.mixed or a.foreign then 'currency_undeclared'
    when b.baseline is null then 'no_baseline'
    when o.period is null then 'no_ledger'
    when (p.driver_id is not null or p.method in ('price', 'unit_cost', 'headcount'))
      and (b.baseline_quantity is null or d.quantity is null) then 'no_driver'
  end as problem
from asked q
join measured_plans p on p.measure_id = q.measure_id and p.version = q.plan_version
join baselines b on b.measure_id = q.measure_id and b.version = q.plan_version
left join booked o on o.legal_entity = p.legal_entity and o.period = q.period
left join posted a on a.measure_id = q.measure_id and a.version = q.plan_version and a.period = q.period
left join drivers d on d.driver_id = p.driver_id and d.period = q.period;

-- Effects are readings with what each plan's method makes of them. What overlaps allows nothing; of measures with the same lines the smallest
-- movement counts.
with flagged as (
  select e.*, o.selection is not null as overlapped,
    coalesce(min(baseline) over cell <> max(baseline) over cell
      or min(currency) over cell <> max(currency) over cell, false) and e.selection is not null as baselines_differ,
    min(if(problem is null, own_movement, null)) over cell as smallest,
    min(currency) over cell <> max(currency) over cell as currencies_differ
  from effects e left join overlaps o on o.period = e.period and o.selection = e.selection
  window cell as (partition by e.selection, e.period))
select f.* except (problem), coalesce(problem, if(overlapped, 'overlap', null)) as problem,
  if(problem is not null or overlapped or currencies_differ, 0, smallest) as movement,
  if(f.currency = own_currency, computed,
    cast(round(computed * ledger.average_rate / own.average_rate, 4) as decimal(19, 4))) as computed_own
from flagged f
left join rates ledger on ledger.currency = f.currency and ledger.period = f.period
left join rates own on own.currency = f.own_currency and own.period = f.period
