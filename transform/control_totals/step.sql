-- Both sides of every hop up to the tables (T5). Each side is a select of its own over its own tables; what the right side sums is never taken
-- from what the left side read.

-- What the feeds hold, in plain SQL on the feeds and nothing else. Value of measures is in the measure's currency, what comes in another at the
-- plan rate (V15).
create temporary view fed as
with known as (
  select node_id as measure_id, coalesce(currency, :group_currency) as own from initiatives where level = 'measure'),
claims as (
  select if(p.starts_at > :as_of and k.own is not null, 'forecast', 'claimed') as what, c.*
  from value_claims c left join periods p on p.period = c.period left join known k on k.measure_id = c.measure_id),
said as (
  select * from value_forecasts
  qualify row_number() over (partition by measure_id, period, benefit_type order by entered_at desc, amount desc) = 1),
value as (
  select what, measure_id, period, currency, amount from claims
  where what = 'claimed' or not exists (select 1 from said s
    where s.measure_id = claims.measure_id and s.period = claims.period and s.benefit_type = claims.benefit_type)
  union all select 'forecast', measure_id, period, currency, amount from said left semi join known using (measure_id)
  union all select 'planned', measure_id, period, currency, amount from value_plans where version = 1
  union all select 'planned now', measure_id, period, currency, amount from (
    select * from value_plans left semi join known using (measure_id)
    where version = 1 or (approved_by is not null and approved_at is not null)
    qualify version = max(version) over (partition by measure_id))
  union all select 'signed', measure_id, period, currency, amount from value_signoffs where amount is not null),
local as (
  select v.what, v.period, coalesce(k.own, v.currency, '?') as currency,
    if(k.own is null or v.currency is null or k.own = v.currency, v.amount, round(v.amount * t.plan_rate / o.plan_rate, 4)) as amount
  from value v left join known k on k.measure_id = v.measure_id
  left join rates t on t.currency = v.currency and t.period = v.period
  left join rates o on o.currency = k.own and o.period = v.period),
taken_back as (
  select reverses_id, if(array_contains(h.systems, c.source_system), c.source_system, if(size(h.systems) = 1, h.systems[0], null)) as home,
    sum(abs(hours)) as hours
  from time_cards c
  join (select time_card_id, collect_set(source_system) as systems from time_cards where reverses_id is null group by time_card_id) h
    on h.time_card_id = c.reverses_id
  where reverses_id is not null and status in ('approved', 'processed', 'recalled') and worked_on <= :today
  group by all),
approved as (
  select t.worked_on, t.hours - least(greatest(t.hours, 0), coalesce(b.hours, 0)) as hours
  from time_cards t left join taken_back b on b.reverses_id = t.time_card_id and b.home = t.source_system
  where t.reverses_id is null and t.status in ('approved', 'processed') and t.worked_on <= :today),
spend as (
  select month as period, currency, amount, document_kind <=> 'closing' as closing from ledger_lines),
days as (
  select period, explode(sequence(starts_on, ends_on)) as day from periods)
select 'left' as side, if(what = 'signed', 'signoff_checks', 'value_series') as table_name, period, concat(what, ' ', currency) as measure,
  sum(amount) as value, cast(null as bigint) as rows from local group by all
union all
select 'left', 'signoff_checks', period, 'rows', null, count(*) from value_signoffs group by all
union all
select 'left', 'effort', cast(null as string), 'hours on cards', sum(hours), count(*) from time_cards
union all
select 'left', 'effort', p.period, 'hours that count', sum(a.hours), null
from approved a left join days p on p.day = a.worked_on group by all
union all
select 'left', 'ledger_lines', period, concat(if(closing, 'closing ', 'amount '), currency), sum(amount), count(*) from spend group by all
union all
select 'left', 'ledger_lines', period, concat(if(closing, 'closing, absolute ', 'amount, absolute '), currency), sum(abs(amount)), count(*)
from spend group by all
union all
select 'left', 'spending', period, concat('actual ', currency), sum(amount), null from spend where not closing group by all
union all
select 'left', 'spending', period, concat(kind, ' ', currency), sum(amount), null from budgets group by all
union all
select 'left', 'change_verdicts', null, 'changes', null, count(*) from changes
union all
select 'left', 'sla_clock', null, 'tickets', null, count(*) from tickets;

-- V5 a second time, in plain SQL on the feeds: the left side of what the ledger itself says. Of the tables only the months that ask are taken,
-- no figure.
create temporary view recomputed as
with in_force as (
  select * from (
    select v.period, p.ends_at, m.* from (select distinct measure_id, period from value_series) v
    join periods p on p.period = v.period
    join measurement_plans m on m.measure_id = v.measure_id and m.frozen_at is not null
    qualify row_number() over (partition by m.measure_id, v.period
      order by m.frozen_at < p.ends_at desc, if(m.frozen_at < p.ends_at, -1, 1) * unix_micros(m.frozen_at),
        if(m.frozen_at < p.ends_at, -1, 1) * m.version) = 1)
  where method <> 'avoidance'),
cells as (
  select measure_id, version, legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object, journals
  from (select distinct measure_id, version, legal_entity, cost_objects, coalesce(excluded_journals, '') as journals,
    explode(split(accounts, ' *; *')) as account from in_force)),
speaks as (
  select measure_id, version, array_sort(collect_set(currency)) as spoken
  from (
    select distinct c.measure_id, c.version, l.month, l.currency,
      sum(if(array_contains(split(c.journals, ' *; *'), l.journal_id), 0, l.amount)) over (partition by c.measure_id, c.version, l.month, l.currency) as usual
    from cells c join ledger_lines l using (legal_entity, account, cost_object)
    join (select distinct measure_id, version, baseline_from, baseline_to from in_force) f using (measure_id, version)
    where l.document_kind not in ('reclass', 'closing') and l.month between f.baseline_from and f.baseline_to)
  where usual <> 0 group by 1, 2),
costs as (
  select c.measure_id, c.version, l.month, l.currency, sum(l.amount) as cost,
    sum(if(array_contains(split(c.journals, ' *; *'), l.journal_id), 0, l.amount)) as usual
  from cells c join ledger_lines l using (legal_entity, account, cost_object)
  where l.document_kind not in ('reclass', 'closing') group by all),
plans as (
  select f.*, coalesce(f.baseline_currency, if(size(s.spoken) = 1, s.spoken[0], null), v.currency) as own,
    f.baseline_currency is null and s.spoken is null as own_is_taken,
    f.baseline_currency is null and coalesce(size(s.spoken), 0) > 1 as in_several
  from in_force f left join speaks s on s.measure_id = f.measure_id and s.version = f.version
  join (select measure_id, max(currency) as currency from value_series group by 1) v on v.measure_id = f.measure_id),
cost as (
  select p.measure_id, p.version, c.month,
    sum(if(c.currency = p.own, cost, round(cast(cost as decimal(19, 4)) * a.average_rate / b.average_rate, 4))) as cost,
    sum(if(c.currency = p.own, usual, round(cast(usual as decimal(19, 4)) * a.average_rate / b.average_rate, 4))) as usual
  from (select distinct measure_id, version, own from plans) p join costs c using (measure_id, version)
  left join rates a on a.currency = c.currency and a.period = c.month
  left join rates b on b.currency = p.own and b.period = c.month
  group by p.measure_id, p.version, c.month),
booked as (select distinct legal_entity, month from ledger_lines where not document_kind <=> 'closing'),
strange as (
  select distinct p.measure_id, p.version, c.month from plans p join costs c using (measure_id, version)
  where p.own_is_taken and c.currency <> p.own and c.cost <> 0),
bases as (
  select p.measure_id, p.version, count(*) = count(b.month) as whole, round(sum(coalesce(c.usual, 0)) / count(*), 4) as mean,
    if(count(*) = count(d.quantity), round(sum(d.quantity) / count(*), 6), null) as mean_quantity
  from (select distinct measure_id, version, legal_entity, driver_id, baseline_from, baseline_to from plans) p
  join periods w on w.period between p.baseline_from and p.baseline_to
  left join booked b on b.legal_entity = p.legal_entity and b.month = w.period
  left join cost c on c.measure_id = p.measure_id and c.version = p.version and c.month = w.period
  left join drivers d on d.driver_id = p.driver_id and d.period = w.period
  group by p.measure_id, p.version),
read as (
  select p.own, p.period, p.method, p.driver_id is not null or p.method in ('price', 'unit_cost', 'headcount') as driven,
    if(p.in_several or t.month is not null, null, coalesce(p.baseline_monthly_amount, if(b.whole, b.mean, null))) as base, nullif(b.mean_quantity, 0) as q0, d.quantity as q,
    if(k.month is null, null, coalesce(c.cost, 0)) as cost
  from plans p
  left join bases b on b.measure_id = p.measure_id and b.version = p.version
  left join booked k on k.legal_entity = p.legal_entity and k.month = p.period
  left join cost c on c.measure_id = p.measure_id and c.version = p.version and c.month = p.period
  left join strange t on t.measure_id = p.measure_id and t.version = p.version and t.month = p.period
  left join drivers d on d.driver_id = p.driver_id and d.period = p.period
  where p.legal_entity is not null and p.accounts is not null and p.cost_objects is not null)
select 'left' as side, 'ledger_effects' as table_name, period, concat('computed ', own) as measure,
  sum(case
    when method = 'headcount' then round(cast(base * (q0 - q) as decimal(38, 10)) / q0, 4) + 0 * cost
    when driven then round(cast(base * q as decimal(38, 10)) / q0, 4) - cost
    else base - cost end) as value,
  cast(null as bigint) as rows
from read group by all;

-- What the tables hold, with what is unmatched beside them: the right side.
create temporary view held as
with value as (
  select 'claimed' as what, period, currency, claimed as amount from value_series where claimed is not null
  union all
  select 'planned', period, currency, planned from value_series where planned is not null
  union all
  select 'planned now', period, currency, planned_now from value_series where planned_now is not null
  union all
  select 'forecast', period, currency, forecast from value_series where forecast is not null
  union all
  select 'signed', period, currency, amount from signoff_checks where amount is not null
  union all
  select 'signed', period, coalesce(currency, '?'), amount from unmatched where feed = 'value_signoffs' and amount is not null
  union all
  select 'claimed', period, currency, amount from unmatched where feed = 'value_claims'
  union all
  select 'planned', period, currency, amount from unmatched
  where feed = 'value_plans' and split_part(record_key, '|', -3) = '1'),
selected as (
  select distinct legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object
  from (
    select legal_entity, cost_objects, explode(split(accounts, ' *; *')) as account
    from measurement_plans
    where measure_id in (select node_id from initiatives where level = 'measure')
    qualify version = max(version) over (partition by measure_id))),
spend as (
  select l.month as period, l.currency, l.amount, l.document_kind <=> 'closing' as closing
  from ledger_lines l
  left join selected s
    on s.legal_entity = l.legal_entity and s.account = l.account and s.cost_object = l.cost_object
  left join (select distinct node_id from initiatives where level = 'measure') o on o.node_id = l.cost_object
  where s.account is not null or o.node_id is not null or l.document_kind <=> 'closing'
  union all
  select period, currency, amount, false from unmatched where feed = 'ledger_lines')
select 'right' as side, if(what = 'signed', 'signoff_checks', 'value_series') as table_name, period, concat(what, ' ', currency) as measure,
  sum(amount) as value, cast(null as bigint) as rows from value group by all
union all
select 'right', 'signoff_checks', period, 'rows', null, count(*)
from (select period from signoff_checks
  union all select period from unmatched where feed = 'value_signoffs' and reason not like 'ambiguous%') group by all
union all
select 'right', 'effort', cast(null as string), 'hours on cards', sum(card_hours), count(*) from effort
union all
select 'right', 'effort', period, 'hours that count', sum(hours), null from effort
where approved or hours <> 0 group by all
union all
select 'right', 'ledger_lines', period, concat(if(closing, 'closing ', 'amount '), currency), sum(amount), count(*) from spend group by all
union all
select 'right', 'ledger_lines', period, concat(if(closing, 'closing, absolute ', 'amount, absolute '), currency), sum(abs(amount)), count(*)
from spend group by all
union all
select 'right', 'spending', period, concat('actual ', currency), sum(amount), null
from (select period, currency, actual as amount from spending where actual is not null
  union all select period, currency, amount from unmatched where feed = 'ledger_lines') group by all
union all
select 'right', 'spending', period, concat(kind, ' ', currency), sum(amount), null
from (select period, currency, stack(3, 'original', original, 'revised', revised, 'commitment', commitment) as (kind, amount)
  from spending) where amount is not null group by all
union all
select 'right', 'ledger_effects', period, concat('computed ', currency), sum(computed), null from ledger_effects group by all
union all
select 'right', 'change_verdicts', null, 'changes', null, count(*) from change_verdicts where deployment_id is null
union all
select 'right', 'sla_clock', null, 'tickets', null, count(distinct source_system, ticket_id) from sla_clock;

create temporary view totals as
select 'source_to_feed' as hop, concat(source_system, '.', feed) as table_name, 'all' as period, measure,
  read_sum as left_value, repeated_sum + quarantined_sum + landed_sum as right_value,
  read_count as left_count, repeated_count + quarantined_count + landed_count as right_count, unread_count
from source_totals
union all
select 'source_to_feed', concat(source_system, '.', feed), 'all', concat(measure, ', absolute'),
  read_abs, repeated_abs + quarantined_abs + landed_abs, read_count,
  repeated_count + quarantined_count + landed_count, unread_count
from source_totals where read_abs is not null
union all
select 'feed_to_table' as hop, table_name, coalesce(period, 'all') as period, measure,
  sum(if(side = 'left', value, null)) as left_value, sum(if(side = 'right', value, null)) as right_value,
  sum(if(side = 'left', rows, null)) as left_count, sum(if(side = 'right', rows, null)) as right_count,
  cast(null as bigint) as unread_count
from (select * from fed union all select * from recomputed union all select * from held)
where period is null or period <= :period
group by all;

-- Beside most tables stands what of their feed lies in unmatched.
with halted as (
  select collect_set(if(table_name = feed, concat(source_system, '.', feed), null)) as feeds,
    collect_set(table_name) as tables
  from stale_tables)
select totals.*, if(hop = 'source_to_feed', array_contains(feeds, table_name),
  array_contains(tables, table_name) or array_contains(tables, 'unmatched')) as stale
from totals cross join halted
