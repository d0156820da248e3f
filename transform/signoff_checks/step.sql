create temporary view decided as
select s.*, m.owner, m.controller as named_controller, m.implemented_at,
  m.currency as measure_currency, m.way as scopes, coalesce(m.path_problem in ('cycle', 'missing_parent', 'second_parent'), false) as path_broken,
  to_date(from_utc_timestamp(s.decided_at, :zone)) as decided_on
from told_signoffs s join measures m using (measure_id);

create temporary view needed_rates as
select explode(array(currency, measure_currency)) as currency, period, 'plan' as rate_kind
from decided where amount is not null and currency <> measure_currency;

with mandates as (select * from role_assignments where role = 'controller'),
scoped as (select source_system, signoff_id, controller, decided_on, explode(scopes) as scope_id from decided),
-- blank of whoever holds no role anywhere
roles as (
  select s.source_system, s.signoff_id, bool_or(m.person is not null) as in_force
  from scoped s left semi join mandates held on held.person = s.controller
  left join mandates m on m.person = s.controller and m.scope_id = s.scope_id and m.valid_from <= s.decided_on
    and (m.valid_to is null or s.decided_on <= m.valid_to)
  group by s.source_system, s.signoff_id),
claimants as (
  select distinct measure_id, claimed_by from value_claims
  where reverses_claim_id is null and claimed_by is not null),
plans as (
  select measure_id, min(frozen_at) as frozen_at from measurement_plans where frozen_at is not null
  group by measure_id),
withdrawn as (
  select w.withdrawn_system as source_system, w.withdraws_signoff_id as signoff_id, min_by(p.period, w.decided_at) as period
  from told_signoffs w left join periods p on w.decided_at >= p.starts_at and w.decided_at < p.ends_at
  where w.decision = 'withdrawn' and w.withdraws_signoff_id is not null
  group by w.withdrawn_system, w.withdraws_signoff_id),
judged as (
  select d.*, p.period as decided_period, w.signoff_id is not null as withdrawn, w.period as withdrawn_period,
    case
      when not coalesce(r.in_force, d.controller = d.named_controller, false)
        then if(d.path_broken, 'path_broken', 'wrong_person')
      when d.controller = coalesce(d.owner, '') or c.claimed_by is not null then 'own_measure'
      when coalesce(f.frozen_at > d.decided_at, true) then 'no_measurement_plan'
      when coalesce(e.attached_at > d.decided_at, true) then 'no_evidence'
      when coalesce(d.implemented_at > d.decided_at, true) then 'not_implemented'
    end as invalid_reason
  from decided d
  left join roles r on r.source_system = d.source_system and r.signoff_id = d.signoff_id
  left join claimants c on c.measure_id = d.measure_id and c.claimed_by = d.controller
  left join plans f on f.measure_id = d.measure_id
  left join evidence e on e.source_system = d.evidence_system and e.evidence_id = d.evidence_id
  left join withdrawn w on w.source_system = d.source_system and w.signoff_id = d.signoff_id
  left join periods p on d.decided_at >= p.starts_at and d.decided_at < p.ends_at),
ranked as (
  select *, case
      when decision = 'withdrawn' then null
      when not withdrawn then 1
      -- What it had verified stays in its period; the withdrawal's own period bears the minus.
      when invalid_reason is null and decision in ('confirmed', 'partial') then 2
    end as rank
  from judged)
select j.source_system, j.signoff_id, j.measure_id, j.period, j.benefit_type, j.decision,
  if(j.amount is null or j.currency is null or j.currency = measure_currency, j.amount,
    cast(round(j.amount * theirs.plan_rate / own.plan_rate, 4) as decimal(19, 4))) as amount,
  measure_currency as currency, reason, controller, decided_at, decided_period, withdraws_signoff_id,
  withdrawn, withdrawn_period,
  rank is not null and row_number() over (partition by measure_id, j.period, benefit_type
    order by rank nulls last, decided_at desc, signoff_id desc, source_system desc) = 1 as latest,
  invalid_reason is null as valid, invalid_reason
from ranked j
left join rates own on own.currency = j.measure_currency and own.period = j.period
left join rates theirs on theirs.currency = j.currency and theirs.period = j.period
