-- From claim to verified (V6, V12): the steps of W after the ledger has been asked. Each takes of what those before have left.
create temporary view asked as
with second as (
  select a.source_system, a.signoff_id, max(b.amount) as second_amount
  from signoff_checks a join signoff_checks b
    on b.measure_id = a.measure_id and b.period = a.period and b.benefit_type = a.benefit_type
    and b.controller <> a.controller
  where a.latest and b.valid and not b.withdrawn and b.decision in ('confirmed', 'partial')
  group by a.source_system, a.signoff_id)
select c.*, r.allowed, r.claimants, s.decision, s.reason, s.valid, s.invalid_reason as reason_invalid,
  s.decided_at, s.decided_period, s.withdrawn, s.withdrawn_period, s.decision is not null as decided,
  if(s.decision = 'partial', coalesce(s.amount, 0), s.amount) as signed, second.second_amount
from standing_claims c
left join ledger_register r using (measure_id, period, benefit_type)
left join signoff_checks s on s.latest
  and s.measure_id = c.measure_id and s.period = c.period and s.benefit_type = c.benefit_type
left join second on second.source_system = s.source_system and second.signoff_id = s.signoff_id;

-- What the ledger and the controller both support, and by how much it is more than remains.
create temporary view tested as
select * except (remaining, left_1), left_2 as remaining,
  if(signed is null, left_2, least(signed, allowed)) as supported,
  if(left_2 > 0 and valid and decision in ('confirmed', 'partial'), greatest(supported - left_2, 0), 0) as surplus
from (select *,
    cast(if(remaining > 0, least(greatest(if(claimants > 1, remaining - allowed, 0), 0), remaining), 0) as decimal(19, 4)) as double_count,
    cast(remaining - double_count as decimal(19, 4)) as left_1,
    cast(if(left_1 > 0, least(greatest(if(claimants = 1, left_1 - allowed, 0), 0), left_1), 0) as decimal(19, 4)) as unsupported,
    cast(left_1 - unsupported as decimal(19, 4)) as left_2
  from asked);

-- The controller decides on all of it, also where more was reversed than claimed.
create temporary view signed as
select * except (remaining, left_3, left_4, left_5, left_6), cast(left_6 - verified_not_claimed as decimal(19, 4)) as remaining
from (select *,
    cast(if(coalesce(decision = 'rejected', false), remaining, 0) as decimal(19, 4)) as rejected,
    cast(remaining - rejected as decimal(19, 4)) as left_3,
    cast(if(coalesce(not decided, false), left_3, 0) as decimal(19, 4)) as pending,
    cast(left_3 - pending as decimal(19, 4)) as left_4,
    cast(if(coalesce(not valid, false), left_4, 0) as decimal(19, 4)) as invalid,
    cast(left_4 - invalid as decimal(19, 4)) as left_5,
    cast(if(left_5 > 0, least(greatest(left_5 - coalesce(signed, left_5), 0), left_5), 0) as decimal(19, 4)) as adjusted,
    cast(left_5 - adjusted as decimal(19, 4)) as left_6,
    cast(if(second_amount >= supported, -surplus, 0) as decimal(19, 4)) as verified_not_claimed
  from tested);

-- What a withdrawn sign-off had verified is taken back in the period in which it was withdrawn.
with reversals as (
  select measure_id, withdrawn_period as period, benefit_type, sum(remaining) as reversal
  from signed where withdrawn group by measure_id, withdrawn_period, benefit_type)
select *, cast(coalesce(reversal, 0) as decimal(19, 4)) as reversed, cast(remaining - reversed as decimal(19, 4)) as verified,
  if(decision = 'rejected', reason, null) as rejected_reason,
  if(invalid <> 0, reason_invalid, null) as invalid_reason,
  surplus > 0 and verified_not_claimed = 0 as more_than_claimed
from signed left join reversals using (measure_id, period, benefit_type)
