-- T1: hours count once approved; a card that is not, or whose day has not come yet, counts nothing.
create temporary view cards as
select * except (hours), hours as card_hours, status in ('approved', 'processed') as approved,
  case
    when status in ('pending', 'submitted') then 'not_approved'
    when status = 'rejected' then 'rejected'
    when status = 'recalled' and reverses_id is null then 'recalled'
    when worked_on > :today then 'in_future'
  end as problem
from time_cards;

create temporary view plain as
select *, if(problem is null, card_hours, 0) as hours from cards where reverses_id is null;

create temporary view reversing as
select * from cards where reverses_id is not null;

create temporary view reversible as
select 'time_cards' as feed, source_system, time_card_id as reverses_id from plain;

-- A reversing card carries the date, category and work of the card it reverses, so that the two cancel out where they were counted. Together the
-- reversals of a card take at most what it counted, the earlier ones first. told_reversals are the reversing cards with the system of the other.
create temporary view dated as
with matched as (
  select t.*, if(t.problem is null, abs(t.card_hours), 0) as takes,
    p.hours as reversible, p.worked_on as reversed_on, p.category as reversed_category, p.work_ref as reversed_work
  from told_reversals t left join plain p on p.source_system = t.reversed_system and p.time_card_id = t.reverses_id),
taken as (
  select *, -least(takes, greatest(0, coalesce(reversible, 0) - coalesce(sum(takes) over earlier, 0))) as hours
  from matched
  window earlier as (partition by reversed_system, reverses_id order by changed_at, time_card_id, source_system
    rows between unbounded preceding and 1 preceding)),
counted as (
  select source_system, time_card_id, person, category, worked_on, work_ref, status, card_hours, hours, approved, problem,
    approved_by, approved_at, changed_at
  from plain
  union all
  select source_system, time_card_id, person, if(reversed_on is null, category, reversed_category), coalesce(reversed_on, worked_on),
    if(reversed_on is null, work_ref, reversed_work), status, card_hours, hours, approved,
    coalesce(problem, if(hours = 0 and takes > 0, if(reversed_system_fault <=> 'ambiguous', 'reverses_several', 'reverses_nothing'), null)),
    approved_by, approved_at, changed_at
  from taken),
days as (
  select period, explode(sequence(starts_on, ends_on)) as worked_on from periods)
select /*+ broadcast(d) */ c.*, d.period from counted c left join days d on d.worked_on = c.worked_on;

create temporary view records as
select 'tickets' as feed, source_system, ticket_id as work_ref, measure_id as named, 3 as place, 'ticket' as kind from tickets
union all
select 'changes', source_system, change_id, measure_id, 4, 'change' from changes;

-- The measure behind the work: named itself, or through its ticket or change. Where one id names several kinds of things the measure goes first,
-- then node, ticket, change. told_cards are dated with the system of the ticket or change, and which feeds
-- have it there where the workspace says whose records are meant.
create temporary view attributed as
with of_the_company as (
  select work_ref, min(struct(place, kind, named, feed)) as node
  from (
    select 'measures' as feed, measure_id as work_ref, measure_id as named, 1 as place, 'measure' as kind from measures
    union all
    select 'initiatives', node_id, null, 2, 'node' from initiatives where level <> 'measure')
  group by work_ref),
of_a_system as (
  select source_system, work_ref, collect_list(struct(place, kind, named, feed)) as records from records group by source_system, work_ref),
found as (
  select c.*, o.node, array_min(filter(s.records, one -> coalesce(array_contains(c.work_system_feeds, one.feed), true))) as record,
    coalesce(o.node, record) as work
  from told_cards c
  left join of_the_company o on o.work_ref = c.work_ref
  left join of_a_system s on s.source_system = c.work_system and s.work_ref = c.work_ref)
select /*+ broadcast(m) */ f.* except (work_system), if(f.node is null and f.record is not null, f.work_system, null) as work_system,
  if(f.work_ref is null, null, coalesce(f.work.kind, 'unknown')) as work_kind, m.measure_id, m.closed_at,
  case
    when m.measure_id is not null then null
    when f.work_ref is null then 'no_work_named'
    when f.work is null then concat(coalesce(f.work_system_fault, 'unknown'), '_work')
    when f.work.kind = 'node' then 'above_measures'
    when f.work.named is null then 'no_measure'
    else 'unknown_measure'
  end as unmatched_because
from found f left join measures m on m.measure_id = f.work.named;

-- T2: at the rate in force on the work date, rounded half up. Blank where no hours count, and where the card has no category.
create temporary view costed as
with prices as (
  select *, lead(valid_from) over (partition by category order by valid_from) as valid_until from rate_cards)
select /*+ broadcast(p) */ a.*, p.hourly_rate as rate, p.currency, p.capitalised,
  cast(round(a.hours * p.hourly_rate, 4) as decimal(19, 4)) as cost
from attributed a
left join prices p on a.hours <> 0 and p.category = a.category and a.worked_on >= p.valid_from
  and (p.valid_until is null or a.worked_on < p.valid_until);

create temporary view unrated as
select category, min(worked_on) as first_on, max(worked_on) as last_on, count(*) as cards
from costed where hours <> 0 and category is not null and rate is null
group by category order by category;

create temporary view needed_rates as
select distinct currency, period, 'average' as rate_kind from costed where cost is not null and period <= :period;

-- T3: a card may be all of these and count nevertheless; somebody has to look at it.
select /*+ broadcast(r) */ c.*, cast(round(c.cost * r.average_rate, 4) as decimal(19, 4)) as cost_group,
  c.hours > 0 and sum(c.hours) over (partition by c.person, c.worked_on) > 24 as over_24_hours,
  c.problem <=> 'in_future'
    or coalesce(c.worked_on > to_date(from_utc_timestamp(coalesce(c.approved_at, c.changed_at), :zone)), false) as dated_ahead,
  coalesce(c.worked_on > to_date(from_utc_timestamp(c.closed_at, :zone)), false) as after_closure,
  coalesce(c.approved_by = c.person, false) as self_approved,
  coalesce(c.status = 'approved' and c.changed_at > c.approved_at, false) as changed_after_approval
from costed c left join rates r on r.currency = c.currency and r.period = c.period
