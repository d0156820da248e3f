-- From claim to verified (W) a second time, step by step in plain SQL on the landed feeds and the calendar, and nothing else.
create temporary view nodes as
select * from initiatives qualify row_number() over (partition by node_id order by source_system) = 1;
create temporary view ways as
with recursive way (node_id, above) as (
select node_id, array(node_id) from nodes where parent_id is null or parent_id not in (select node_id from nodes)
union all
select n.node_id, array_append(w.above, n.node_id) from nodes n join way w on w.node_id = n.parent_id)
select * from way;
create temporary view measures as
select n.node_id as measure_id, n.owner, n.controller, coalesce(n.currency, :group_currency) as own, n.value_from_on, n.ends_on, w.above
from nodes n left join ways w on w.node_id = n.node_id where n.level = 'measure';
create temporary view rate as
select from_currency as currency, period, cast(max(if(rate_kind = 'plan', rate, null)) as decimal(19, 10)) as plan,
  cast(max(if(rate_kind = 'average', rate, null)) as decimal(19, 10)) as average
from fx_rates where to_currency = :group_currency and from_currency <> :group_currency group by 1, 2
union all
select :group_currency, period, cast(1 as decimal(19, 10)), cast(1 as decimal(19, 10)) from periods;
create temporary view past as
select * from periods where starts_on <= (select starts_on from periods where period = :period);
-- what was claimed, and what any feed says of a month
create temporary view claim as
select c.measure_id, c.period, c.benefit_type, c.one_off,
  if(c.currency = m.own, c.amount, round(c.amount * t.plan / o.plan, 4)) as amount
from value_claims c join measures m using (measure_id) join past p on p.period = c.period and p.starts_at <= :as_of
left join rate t on t.currency = c.currency and t.period = c.period left join rate o on o.currency = m.own and o.period = c.period;
create temporary view withdrawal as
select s.source_system, s.signoff_id, min_by(p.period, w.decided_at) as period
from value_signoffs w join (select *, count(*) over (partition by signoff_id) as many from value_signoffs) s
  on s.signoff_id = w.withdraws_signoff_id and (s.source_system = w.source_system or s.many = 1)     -- its own system's, else the only one
left join periods p on w.decided_at >= p.starts_at and w.decided_at < p.ends_at where w.decision = 'withdrawn' group by 1, 2;
create temporary view month as
select measure_id, period, benefit_type from value_claims union select measure_id, period, benefit_type from value_signoffs
union select measure_id, w.period, benefit_type from withdrawal w join value_signoffs using (source_system, signoff_id)
union select measure_id, period, benefit_type from value_forecasts
union select v.measure_id, period, benefit_type from value_plans v where version = 1 or version = (
  select max(version) from value_plans a where a.measure_id = v.measure_id and (version = 1 or approved_by is not null and approved_at is not null));
create temporary view gate as
select p.period, g.measure_id, min(if(gate = 'implemented' and event = 'entered', decided_at, null)) as implemented_at,
  max_by(event, struct(decided_at, array_position(array('defined', 'identified', 'detailed', 'decided', 'implemented', 'closed'), gate),
    array_position(array('entered', 'held', 'stopped', 'cancelled', 'reopened'), event))) as last_event
from gate_events g join past p on g.decided_at < p.ends_at group by 1, 2;
-- the measurement plan in force: the last one frozen by the end of the month, else the first one
create temporary view plan as
select p.period, p.ends_at, f.*, array_sort(array_distinct(filter(split(accounts, ' *; *'), x -> x <> ''))) as account_list,
  array_sort(array_distinct(filter(split(cost_objects, ' *; *'), x -> x <> ''))) as object_list,
  to_json(array(array(legal_entity), array_sort(array_distinct(filter(split(accounts, ' *; *'), x -> x <> ''))),
    array_sort(array_distinct(filter(split(cost_objects, ' *; *'), x -> x <> ''))))) as selection
from measurement_plans f join (select distinct measure_id, period from month) a on a.measure_id = f.measure_id
join past p on p.period = a.period where frozen_at is not null
qualify row_number() over (partition by f.measure_id, p.period order by frozen_at < p.ends_at desc,
  if(frozen_at < p.ends_at, -1, 1) * unix_micros(frozen_at), if(frozen_at < p.ends_at, -1, 1) * version) = 1;
-- W up to the ledger: premature, not_in_force, wrong_period, avoidance, one_off_as_recurring
create temporary view summed as
select measure_id, period, benefit_type, coalesce(sum(amount), 0) as claimed, coalesce(sum(if(one_off, 0, amount)), 0) as recurring
from (select distinct * from month) left join claim using (measure_id, period, benefit_type) group by 1, 2, 3;
create temporary view first as
select measure_id, min(starts_on) as first_on from (
  select measure_id, period from summed group by 1, 2 having sum(claimed) > 0) join periods using (period) group by 1;
create temporary view standing as
select *, cast(in_time as decimal(15, 4)) as remaining from (
select s.measure_id, s.period, s.benefit_type, cast(s.claimed as decimal(19, 4)) as claimed, m.own, m.above, f.method, f.selection, p.starts_on, p.ends_at,
  case
    when s.claimed <= 0 then s.claimed
    when coalesce(g.implemented_at >= p.ends_at, true) or g.last_event in ('held', 'stopped', 'cancelled') then 0
    when p.ends_on < m.value_from_on or p.starts_on > m.ends_on then 0
    when f.method = 'avoidance' and s.benefit_type in ('cost_saving', 'revenue') then 0
    when f.method = 'one_off' and p.starts_on > i.first_on then s.claimed - least(greatest(s.recurring, 0), s.claimed)
    else s.claimed end as in_time
from summed s join measures m using (measure_id) join past p using (period) left join first i using (measure_id)
left join gate g using (measure_id, period) left join plan f using (measure_id, period));
-- what the ledger says: baseline less actual of the selection, by the method (V5)
create temporary view backed as
select f.*, legal_entity is not null and coalesce(size(account_list), 0) > 0 and coalesce(size(object_list), 0) > 0 as selects,
  f.driver_id is not null or f.method in ('price', 'unit_cost', 'headcount') as driven
from plan f join measures m using (measure_id) where f.method <> 'avoidance';
create temporary view cell as
select selection, legal_entity, account, explode(object_list) as cost_object
from (select distinct selection, legal_entity, object_list, explode(account_list) as account from backed where selects);
create temporary view line as
select l.* except (fiscal_period), coalesce(k.period, y.period, l.fiscal_period, p.period) as month
from ledger_lines l left join periods k on k.period = l.fiscal_period left join periods p on l.fiscal_period is null and l.posted_on between p.starts_on and p.ends_on
left join (select fiscal_year, max_by(period, number) as period, max(number) as number from periods group by 1) y
  on y.fiscal_year = cast(left(l.fiscal_period, 4) as int) and regexp_replace(y.period, '[0-9]', '') = regexp_replace(l.fiscal_period, '[0-9]', '')
  and cast(regexp_extract(l.fiscal_period, '-P?([0-9]+)', 1) as int) > y.number;
create temporary view once as
select selection, explode(split(excluded_journals, ' *; *')) as journal_id from measurement_plans
join (select distinct measure_id, version, selection from backed) using (measure_id, version) where excluded_journals is not null;
create temporary view posted as
select c.selection, l.month, l.currency, sum(l.amount) as cost, sum(if(o.journal_id is null, l.amount, 0)) as usual
from cell c join line l using (legal_entity, account, cost_object)
left join (select distinct * from once) o on o.selection = c.selection and o.journal_id = l.journal_id
where l.document_kind not in ('reclass', 'closing') and l.month is not null group by 1, 2, 3;
-- compared in the declared currency, else in that of the lines of the window, else in the measure's where its lines bear it out (V1)
create temporary view spoken as
select b.measure_id, b.version, min(x.currency) as currency, min(x.currency) = max(x.currency) as alone
from (select distinct measure_id, version, selection, baseline_from, baseline_to from backed) b
join periods f on f.period = b.baseline_from join periods t on t.period = b.baseline_to
join posted x on x.selection = b.selection join periods k on k.period = x.month and k.starts_on >= f.starts_on and k.ends_on <= t.ends_on
where x.usual <> 0 group by 1, 2;
create temporary view asked as
select b.*, case when b.baseline_currency is not null then b.baseline_currency when s.alone then s.currency else m.own end as booked_in,
  b.baseline_currency is null and (not s.alone or s.alone is null and exists (select 1 from posted x
    where x.selection = b.selection and x.month = b.period and x.currency <> m.own and x.cost <> 0)) as undeclared
from backed b join measures m using (measure_id) left join spoken s on s.measure_id = b.measure_id and s.version = b.version;
create temporary view cost as
select a.selection, a.booked_in, x.month, sum(round(if(x.currency = a.booked_in, cost, cast(cost as decimal(19, 4)) * t.average / o.average), 4)) as cost,
  sum(round(if(x.currency = a.booked_in, usual, cast(usual as decimal(19, 4)) * t.average / o.average), 4)) as usual
from (select distinct selection, booked_in from asked) a join posted x using (selection)
left join rate t on t.currency = x.currency and t.period = x.month left join rate o on o.currency = a.booked_in and o.period = x.month group by 1, 2, 3;
create temporary view booked as
select distinct legal_entity, month from line where not document_kind <=> 'closing';
create temporary view base as
select a.measure_id, a.version, count(*) = count(b.month) as whole, round(sum(coalesce(c.usual, 0)) / count(*), 4) as mean,
  if(count(*) = count(d.quantity), nullif(round(sum(d.quantity) / count(*), 6), 0), null) as quantity
from (select distinct measure_id, version, legal_entity, selection, booked_in, driver_id, baseline_from, baseline_to from asked) a
join periods w on w.period between a.baseline_from and a.baseline_to
left join booked b on b.legal_entity = a.legal_entity and b.month = w.period
left join cost c on c.selection = a.selection and c.booked_in = a.booked_in and c.month = w.period
left join drivers d on d.driver_id = a.driver_id and d.period = w.period group by 1, 2;
create temporary view fallen as
select a.*, if(a.undeclared, null, coalesce(a.baseline_monthly_amount, if(b.whole, b.mean, null))) as base, b.quantity as q0, d.quantity as q,
  if(k.month is null, null, coalesce(c.cost, 0)) as now
from asked a left join base b using (measure_id, version)
left join booked k on k.legal_entity = a.legal_entity and k.month = a.period
left join cost c on c.selection = a.selection and c.booked_in = a.booked_in and c.month = a.period
left join drivers d on d.driver_id = a.driver_id and d.period = a.period;
create temporary view moved as
select f.*, greatest(0, case when not selects or now is null then null
  when method = 'headcount' then least(round(cast(base * (q0 - q) as decimal(38, 10)) / q0, 4), base - now)
  when driven then round(cast(base * q as decimal(38, 10)) / q0, 4) - now else base - now end) as fell,
  selects and base is not null and now is not null and (not driven or q0 is not null and q is not null) as measured
from fallen f;
-- measures on the same lines share the smallest movement; on partly the same lines, or in two currencies, nothing
create temporary view shared as
select measure_id, period, selection, booked_in, measured, coalesce(split_percent, 100) as split,
  if(not measured or min(booked_in) over same <> max(booked_in) over same or exists (
      select 1 from cell a join cell b using (legal_entity, account, cost_object) join asked o on o.selection = b.selection
      where a.selection = v.selection and b.selection <> a.selection and o.period = v.period and o.measure_id <> v.measure_id),
    0, min(if(measured, fell, null)) over same) as movement
from moved v window same as (partition by selection, period);
create temporary view part as
select s.measure_id, s.period, s.benefit_type, s.remaining, h.movement, h.split,
  if(h.measured, h.selection, concat('alone ', h.measure_id)) as lines, if(s.own = h.booked_in, g.average, o.average) as own_rate,
  if(s.own = h.booked_in, g.average, l.average) as rate, if(s.own = h.booked_in, s.remaining, round(s.remaining * o.average / l.average, 4)) as asks
from standing s join shared h using (measure_id, period)
join rate g on g.currency = :group_currency and g.period = s.period
left join rate o on o.currency = s.own and o.period = s.period left join rate l on l.currency = h.booked_in and l.period = s.period
where s.remaining > 0 and s.benefit_type <> 'productivity';
-- Several on the same lines share what moved: by agreed splits, else by what they claim; in cents, the largest remainder first (V13).
-- Simplified: two kinds of benefit of one measure part its share without rounding, and room that a second signature uses is not parted again.
create temporary view claimant as
select lines, period, measure_id, sum(asks) as asks, max(movement) as movement, max(split) as split from part group by 1, 2, 3;
create temporary view weighed as
select *, count(*) over same as claimants, sum(asks) over same as asked, sum(split) over same between 0.000001 and 100 and min(split) over same < 100 as parted
from claimant window same as (partition by lines, period);
create temporary view whole as
select *, floor(movement * if(parted, sum(split) over same, 100)) as cents, if(parted, split, asks) as weight,
  sum(if(parted, split, asks)) over same as weights from weighed window same as (partition by lines, period);
create temporary view floored as
select *, cast((cents * weight) div weights as decimal(15, 0)) as least,
  row_number() over (partition by lines, period order by (cents * weight) % weights desc, measure_id) as turn from whole;
create temporary view allowed as
select lines, period, measure_id, claimants, asks, if(movement < asked, share, greatest(share, asks)) as allowed from (
  select *, cast((least + if(turn <= cents - sum(least) over (partition by lines, period), 1, 0)) / 100 as decimal(15, 4)) as share from floored);
create temporary view parts as
select p.*, if(p.asks = a.asks, a.allowed, cast((10000 * a.allowed * p.asks) div a.asks as decimal(15, 0)) / 10000) as allowed
from part p join allowed a using (lines, period, measure_id);
create temporary view capped as
select s.*, p.allowed is not null as capped, case when p.allowed is null then null
  when p.allowed < p.asks then cast((10000 * p.allowed * rate) div own_rate as decimal(15, 0)) / 10000
  else s.remaining + cast((10000 * (p.allowed - p.asks) * rate) div own_rate as decimal(15, 0)) / 10000 end as allowed
from standing s left join parts p using (measure_id, period, benefit_type);
-- who signed, and whether it holds (W)
create temporary view signed as
select s.*, m.owner, m.controller as named, m.above, m.own, w.signoff_id is not null as withdrawn, w.period as withdrawn_period,
  to_date(from_utc_timestamp(s.decided_at, :zone)) as day,
  case when s.currency is null or s.currency = m.own then s.amount else round(s.amount * t.plan / o.plan, 4) end as said
from value_signoffs s join measures m using (measure_id) left join withdrawal w using (source_system, signoff_id)
left join rate t on t.currency = s.currency and t.period = s.period left join rate o on o.currency = m.own and o.period = s.period;
create temporary view proof as select *, count(*) over (partition by evidence_id) = 1 as alone from evidence;
create temporary view judged as
select s.*,
  if(exists (select 1 from role_assignments r where r.role = 'controller' and r.person = s.controller),
    exists (select 1 from role_assignments r where r.role = 'controller' and r.person = s.controller
      and array_contains(s.above, r.scope_id) and r.valid_from <= s.day and coalesce(r.valid_to >= s.day, true)),
    coalesce(s.controller = s.named, false))
  and s.controller <> coalesce(s.owner, '')
  and not exists (select 1 from value_claims c where c.measure_id = s.measure_id and c.claimed_by = s.controller and c.reverses_claim_id is null)
  and exists (select 1 from measurement_plans f where f.measure_id = s.measure_id and f.frozen_at <= s.decided_at)
  and exists (select 1 from proof e where e.evidence_id = s.evidence_id and e.attached_at <= s.decided_at
    and (e.source_system = s.source_system or e.alone))
  and exists (select 1 from gate_events g where g.measure_id = s.measure_id and g.gate = 'implemented' and g.event = 'entered' and g.decided_at <= s.decided_at) as valid
from signed s;
create temporary view latest as
select * from judged where decision <> 'withdrawn' and (not withdrawn or valid and decision in ('confirmed', 'partial'))
qualify row_number() over (partition by measure_id, period, benefit_type order by withdrawn, decided_at desc, signoff_id desc, source_system desc) = 1;
create temporary view second as
select a.source_system, a.signoff_id, max(b.said) as said from latest a join judged b using (measure_id, period, benefit_type)
where b.valid and not b.withdrawn and b.decision in ('confirmed', 'partial') and b.controller <> a.controller group by 1, 2;
-- W after the ledger: rejected, pending, invalid, adjusted, verified_not_claimed; then what was taken back
create temporary view held as
select c.*, l.decision, l.valid, l.withdrawn, l.withdrawn_period, x.said as said_twice,
  if(remaining > 0 and capped, least(remaining, greatest(allowed, 0)), remaining) as left, if(l.decision = 'partial', coalesce(l.said, 0), l.said) as said
from capped c left join latest l using (measure_id, period, benefit_type) left join second x using (source_system, signoff_id);
create temporary view granted as
select *, if(decision is null, left, 0) as pending, if(decision = 'rejected', left, 0) as rejected,
  if(decision <> 'rejected' and not valid, left, 0) as invalid,
  case when decision is null or decision = 'rejected' or not valid then 0
    when left <= 0 or said is null then left
    when said <= left then greatest(said, 0)
    when said_twice >= least(said, allowed) then greatest(left, least(said, allowed))
    else left end as granted
from held;
create temporary view taken_back as
select measure_id, withdrawn_period as period, benefit_type, sum(granted) as taken from granted where withdrawn group by 1, 2, 3;
create temporary view final as
select g.*, cast(granted - coalesce(taken, 0) as decimal(19, 4)) as verified
from granted g left join taken_back using (measure_id, period, benefit_type);
select f.measure_id, f.period, f.benefit_type, claimed, pending, rejected, invalid, verified, round(claimed * r.plan, 4) as claimed_group,
  round(pending * r.plan, 4) as pending_group, round(verified * r.average, 4) as verified_group,
  round(claimed * r.plan, 4) - round(pending * r.plan, 4) - round(verified * r.plan, 4) as leakage
from final f left join rate r on r.currency = f.own and r.period = f.period
