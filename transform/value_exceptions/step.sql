create temporary view waterfall as
select w.*, v.plan_rate, c.first_claimed_at, c.last_claimed_at
from claim_waterfall w join value_series v using (measure_id, period, benefit_type)
left join (select measure_id, period, benefit_type, min(claimed_at) as first_claimed_at, max(claimed_at) as last_claimed_at
  from value_claims group by all) c using (measure_id, period, benefit_type);

-- In group currency at the plan rate, all periods up to the asked one.
create temporary view to_date as
select measure_id, sum(w.claimed * v.plan_rate) as claimed
from claim_waterfall w join value_series v using (measure_id, period, benefit_type) group by measure_id;

-- Breaches of the controls (T6), several rows of one subject become one: what was found, how much it matters, which function answers for the
-- control, then the subject and its amount in group currency. source_system is blank where the subject is the company's and not a record.
-- Of the tree, its people and its gates; gates has the system of their evidence.
create temporary view of_initiatives as
select 'broken_path' as control, 'high' as severity, 'transformation-office' as control_owner,
  'node' as subject_kind, node_id as subject_id, measure_id, cast(null as timestamp) as seen_at,
  cast(null as decimal(19, 4)) as amount, problem as detail, cast(null as string) as source_system
from org_paths where problem is not null
union all
select 'nobody_answers', 'medium', 'transformation-office',
  'measure', measure_id, measure_id, null, null, concat_ws(', ', if(owner is null, 'no owner', null),
  if(sponsor is null, 'no sponsor', null), if(controller is null, 'no controller', null)), null
from measures where owner is null or sponsor is null or controller is null
union all
select 'controller_is_owner', 'high', 'internal-control',
  'measure', measure_id, measure_id, null, null, owner, null
from measures where owner = controller
union all
select 'roles_overlap', 'low', 'internal-control',
  'role', concat(a.role, ' of ', a.scope_id), null, cast(greatest(a.valid_from, b.valid_from) as timestamp), null,
  concat(least(a.person, b.person), ' and ', greatest(a.person, b.person)), null
from role_assignments a join role_assignments b on a.role = b.role and a.scope_id = b.scope_id
  and a.person <> b.person and a.valid_from <= b.valid_from
  and (a.valid_to is null or a.valid_to >= b.valid_from)
where a.role in ('owner', 'sponsor', 'controller') and a.delegated_by is null and b.delegated_by is null
union all
select 'role_lapsed', 'medium', 'internal-control',
  'role', concat(role, ' of ', scope_id), null, cast(date_add(until, 1) as timestamp), null,
  concat(person, ' until ', until), null
from (select role, scope_id, max_by(person, struct(coalesce(valid_to, date'9999-12-31'), person)) as person,
    max(coalesce(valid_to, date'9999-12-31')) as until
  from role_assignments
  where role in ('owner', 'sponsor', 'controller') and delegated_by is null and valid_from <= cast(:as_of as date)
  group by role, scope_id)
where until < cast(:as_of as date)
union all
select 'gate_skipped', 'medium', 'transformation-office',
  'measure', measure_id, measure_id, from_at, null, gate, null
from gate_history where skipped
union all
select 'gate_repeated', 'low', 'transformation-office', 'measure', measure_id, measure_id, from_at, null, gate, null from gate_history
where event = 'entered' and (visit > 1 or backward)
union all
select 'gate_without_evidence', 'medium', 'transformation-office', 'measure', g.measure_id, g.measure_id, g.from_at, null, concat(g.gate,
  if(g.evidence_id is null, ': nothing filed', if(e.attached_at is null, ': not there', ': filed later'))), null
from gates g left join evidence e on e.source_system = g.evidence_system and e.evidence_id = g.evidence_id
where g.event = 'entered' and g.gate in ('decided', 'implemented', 'closed') and if(g.evidence_id is null,
  (select count(evidence_id) from gate_history) > 0, coalesce(e.attached_at > g.from_at, true))
union all
select 'gate_without_evidence', 'medium', 'transformation-office',
  'gate', 'all', null, min(from_at), null, concat('none of ', count(*), ' decisions names evidence'), null
from gate_history having count(*) > 0 and count(evidence_id) = 0
union all
select 'closed_unsigned', 'high', 'internal-control', 'measure', m.measure_id, m.measure_id, m.closed_at, v.claimed, concat_ws(', ',
  if(coalesce(s.signed, false), null, 'no valid sign-off'), if(m.closure_proven, null, 'closure not proven'),
  if(m.controller = m.owner, 'controller is owner', null)), null
from measures m
left join (select measure_id, bool_or(valid and not withdrawn and decision in ('confirmed', 'partial')) as signed
  from signoff_checks group by measure_id) s using (measure_id)
left join to_date v using (measure_id)
where m.stage = 'closed'
  and not (coalesce(s.signed, false) and m.closure_proven and coalesce(m.controller <> m.owner, true))
union all
select 'divergence', 'high', 'transformation-office', 'measure', measure_id, measure_id, since_at, money,
  if(reason = 'potential_red', 'green and red', concat('green and ', cast(share * 100 as decimal(10, 0)), ' % verified')), null
from divergence;

-- Of plans, claims and sign-offs.
create temporary view of_claims as
select 'plan_changed_unapproved' as control, 'high' as severity, 'finance-controlling' as control_owner,
  'measure' as subject_kind, measure_id as subject_id, measure_id, cast(null as timestamp) as seen_at,
  round(p.amount * r.plan_rate, 4) as amount, concat('version ', version) as detail, cast(null as string) as source_system
from value_plans p join measures using (measure_id)
left join rates r on r.currency = p.currency and r.period = p.period
where version > 1 and (approved_by is null or approved_at is null)
union all
select 'baseline_changed_unapproved', 'high', 'finance-controlling',
  'measure', measure_id, measure_id, frozen_at, null, concat('version ', version), null
from measurement_plans join measures using (measure_id)
where version > 1 and frozen_at is not null and approved_by is null
union all
select 'negative_plan', 'medium', 'finance-controlling',
  'measure', measure_id, measure_id, null, round(p.amount * r.plan_rate, 4), p.period, null
from value_plans p left join rates r on r.currency = p.currency and r.period = p.period
where p.amount < 0
union all
select 'is_this_in_thousands', 'medium', 'finance-controlling', 'measure', measure_id, measure_id, null, claimed_group,
  concat(claimed, ' claimed where ', planned_now, ' is planned for ', period), null
from value_series
where claimed <> 0 and planned_now <> 0
  and (abs(claimed) >= abs(planned_now) * 100 or abs(claimed) * 100 <= abs(planned_now))
union all
select 'stale_forecast', 'low', 'transformation-office', 'measure', measure_id, measure_id, max(forecast_entered_at), null,
  concat(datediff(:as_of, max(forecast_entered_at)), ' days old'), null
from value_series join measures using (measure_id) where closed_at is null and stopped is null
group by measure_id having max(forecast_entered_at) < :as_of - interval 92 days
union all
select 'claim_without_measure', 'high', 'finance-controlling',
  'claim', record_key, null, cast(since_on as timestamp), amount_group, concat_ws(' ', reason, named), source_system
from unmatched where feed = 'value_claims'
union all
select 'claim_out_of_rule', 'medium', 'finance-controlling', 'measure', measure_id, measure_id, null,
  (premature + not_in_force + wrong_period + avoidance + one_off_as_recurring) * plan_rate,
  concat_ws(', ', if(premature <> 0, 'premature', null), if(not_in_force <> 0, 'not_in_force', null), if(wrong_period <> 0, 'wrong_period', null),
    if(avoidance <> 0, 'avoidance', null), if(one_off_as_recurring <> 0, 'one_off_as_recurring', null)), null
from waterfall where premature + not_in_force + wrong_period + avoidance + one_off_as_recurring <> 0
union all
select 'claimed_after_stop', 'high', 'finance-controlling',
  'measure', w.measure_id, w.measure_id, w.first_claimed_at, w.claimed * w.plan_rate, concat(s.state, ': ', s.period), null
from standing_claims s join waterfall w using (measure_id, period, benefit_type)
where s.stopped_before and s.state <> 'active' and s.claimed > 0
union all
select 'pending_too_long', 'medium', 'finance-controlling',
  'measure', measure_id, measure_id, last_claimed_at, pending * plan_rate, period, null
from waterfall
where pending > 0 and size(filter(sequence(to_date(last_claimed_at), to_date(:as_of)),
  day -> weekday(day) < 5 and day > to_date(last_claimed_at))) > 10
union all
select 'signoff_invalid', 'high', 'internal-control',
  'signoff', s.signoff_id, s.measure_id, s.decided_at, coalesce(s.amount, w.claimed) * w.plan_rate, s.invalid_reason, s.source_system
from signoff_checks s left join waterfall w using (measure_id, period, benefit_type)
where not s.valid and not s.withdrawn and s.decision in ('confirmed', 'partial')
union all
select 'signoff_before_claim', 'medium', 'internal-control',
  'signoff', s.signoff_id, s.measure_id, s.decided_at, coalesce(s.amount, w.claimed) * w.plan_rate, s.period, s.source_system
from signoff_checks s left join waterfall w using (measure_id, period, benefit_type)
where s.decision in ('confirmed', 'partial') and coalesce(s.decided_at < w.first_claimed_at, true)
union all
select 'signoff_withdrawn', 'low', 'internal-control',
  'signoff', s.signoff_id, s.measure_id, s.decided_at, coalesce(s.amount, w.claimed) * w.plan_rate, s.withdrawn_period, s.source_system
from signoff_checks s left join waterfall w using (measure_id, period, benefit_type)
where s.withdrawn
union all
select 'more_than_claimed', 'high', 'internal-control',
  'signoff', s.signoff_id, s.measure_id, s.decided_at, (s.amount - w.claimed) * w.plan_rate, s.period, s.source_system
from waterfall w join signoff_checks s using (measure_id, period, benefit_type)
where w.more_than_claimed and s.latest;

-- What stands on the last day of a year, is said to be no closing entry, and leaves an account or a cell of it at zero.
create temporary view looks_like_closing as
with years as (
  select fiscal_year, max(ends_on) as ends_on, max_by(period, number) as last_period from periods group by fiscal_year),
kinds as (select account, max_by(account_type, valid_from) as account_type from accounts group by account),
dated as (
  select l.*, p.fiscal_year
  from ledger_lines l
  join periods p on p.period = l.month
  where not l.document_kind <=> 'closing'),
cells as (
  select legal_entity, account, cost_object, currency, fiscal_year, sum(amount) as left_over from dated group by all),
accounts_left as (
  select legal_entity, account, currency, fiscal_year, sum(left_over) as left_over from cells group by all),
last_day as (
  select d.source_system, d.legal_entity, d.account, d.cost_object, d.currency, d.fiscal_year, y.last_period, y.ends_on,
    if(d.journal_id is null, 'line', 'journal') as kind, coalesce(d.journal_id, d.line_id) as id, sum(d.amount) as amount
  from dated d join years y on y.fiscal_year = d.fiscal_year and d.posted_on >= y.ends_on
  where d.reverses_line_id is null and d.document_kind in ('invoice', 'accrual', 'payroll', 'other')
  group by all)
select 'looks_like_closing' as control, 'high' as severity, 'finance-controlling' as control_owner,
  d.kind as subject_kind, d.id as subject_id, cast(null as string) as measure_id, cast(d.ends_on as timestamp) as seen_at,
  abs(d.amount) * r.average_rate as amount, concat_ws(' ', d.legal_entity, d.account, d.fiscal_year) as detail, d.source_system
from (select *,
    sum(amount) over (partition by legal_entity, account, currency, fiscal_year, source_system, kind, id) as of_account
  from last_day) d
left join kinds k on k.account = d.account
left join cells c on c.legal_entity = d.legal_entity and c.account = d.account and c.cost_object <=> d.cost_object
  and c.currency = d.currency and c.fiscal_year = d.fiscal_year
left join accounts_left a on a.legal_entity = d.legal_entity and a.account = d.account
  and a.currency = d.currency and a.fiscal_year = d.fiscal_year
left join rates r on r.currency = d.currency and r.period = d.last_period
where d.amount <> 0 and not k.account_type <=> 'balance'
  and (c.left_over = 0 or a.left_over = 0 and d.of_account <> 0);

-- Of the ledger, of what was closed, and of time (T3).
create temporary view of_ledger as
select 'over_claimed' as control, 'high' as severity, 'finance-controlling' as control_owner,
  'measure' as subject_kind, measure_id as subject_id, measure_id, cast(null as timestamp) as seen_at,
  (double_count + unsupported) * plan_rate as amount,
  if(double_count <> 0, 'others claim it too', 'the ledger did not move so far') as detail, cast(null as string) as source_system
from waterfall where double_count + unsupported <> 0
union all
select 'cannot_be_measured', 'medium', 'finance-controlling',
  'measure', e.measure_id, e.measure_id, null, w.claimed * w.plan_rate, e.problem, null
from ledger_effects e join waterfall w using (measure_id, period)
where e.problem is not null and w.claimed <> 0
union all
select 'baselines_differ', 'medium', 'finance-controlling',
  'cell', selection, null, null, claimed, array_join(array_sort(collect_set(measure_id)), ', '), null
from (select e.selection, e.measure_id, sum(w.claimed * w.plan_rate) over (partition by e.selection) as claimed
  from ledger_effects e join waterfall w using (measure_id, period) where e.baselines_differ)
group by selection, claimed
union all
select 'splits_over_100', 'high', 'finance-controlling',
  'cell', selection, null, null, sum(claimed), concat(max(whole), ' % of it is split'), null
from (select e.selection, e.period, sum(distinct_split) as whole, sum(claimed) as claimed
  from (select e.selection, e.period, e.measure_id, max(e.split_percent) as distinct_split,
      sum(w.claimed * w.plan_rate) as claimed
    from ledger_effects e join waterfall w using (measure_id, period)
    where e.split_percent is not null and e.selection is not null
    group by e.selection, e.period, e.measure_id) e
  group by e.selection, e.period having sum(distinct_split) > 100)
group by selection
union all
select * from looks_like_closing
union all
select 'journal_unbalanced', 'high', 'finance-controlling',
  'journal', concat_ws(' ', source_system, journal_id), null, min(entered_at), abs(sum(l.amount * r.average_rate)),
  concat_ws(' ', legal_entity, sum(l.amount), l.currency), null
from ledger_lines l left join rates r on r.currency = l.currency and r.period = l.fiscal_period
where array_contains(:whole_journals, source_system) and journal_id is not null
group by source_system, journal_id, legal_entity, l.currency having sum(l.amount) <> 0
union all
select 'posted_late', 'medium', 'finance-controlling', 'period', concat(l.legal_entity, ' / ', l.fiscal_period), null, min(l.entered_at),
  sum(abs(l.amount) * r.average_rate),
  concat(count(*), ' lines entered after ', date_add(max(p.ends_on), 10)), null
from ledger_lines l join periods p on p.period = l.fiscal_period
left join rates r on r.currency = l.currency and r.period = l.fiscal_period
where l.entered_at >= p.ends_at + interval 10 days
group by l.legal_entity, l.fiscal_period
union all
select 'regression', 'high', 'finance-controlling',
  'measure', measure_id, measure_id, null, max_by(-cusum * plan_rate, period), concat('since ', min(period)), null
from run_rates join rates using (currency, period) where regression group by measure_id
union all
select control, severity, 'time-recording',
  'time_card', time_card_id, measure_id, cast(worked_on as timestamp), cost_group, concat('booked by ', person), source_system
from effort lateral view stack(5,
  'time_over_24_hours', 'high', over_24_hours,
  'time_dated_ahead', 'medium', dated_ahead,
  'time_after_closure', 'medium', after_closure,
  'time_self_approved', 'high', self_approved,
  'time_changed_after_approval', 'medium', changed_after_approval) as control, severity, broken
where broken;

with breaches as (
  select * from of_initiatives
  union all select * from of_claims
  union all select * from of_ledger),
one as (
  select control, subject_kind, source_system, subject_id, max(severity) as severity, max(control_owner) as control_owner,
    max(measure_id) as measure_id, min(seen_at) as first_seen_at, cast(round(sum(amount), 4) as decimal(19, 4)) as amount_at_stake,
    array_join(slice(array_sort(collect_set(detail)), 1, 6), '; ') as detail
  from breaches group by control, subject_kind, source_system, subject_id)
select o.*, coalesce(m.owner, m.controller) as owner, m.business_unit as department
from one o left join measures m using (measure_id)
