with asked as (select 'M101' as measure_id, '2026-09' as period), -- write the measure and the month here
-- From plan to verified; each line names the table it stands in, and the rule. countersign query "$(cat one_measure.sql)"
v as (select * from initiative_value join asked using (measure_id, period)),
w as (select * from lake.standing_claims join asked using (measure_id, period)),
cell as (
  select c.* from ledger_claims c join ledger_claims own using (legal_entity, account, cost_object, period)
  join asked a on a.measure_id = own.measure_id and a.period = own.period)
select 10 as line, concat('plan, version ', version, ' (V2): value_plans') as what, sum(amount) as amount
from lake.value_plans join asked using (measure_id, period) group by version
union all select 20, 'planned now (V2): initiative_value', sum(planned_now) from v
union all select 25, concat('before the claim, ', reason, ' (V11): value_bridge'), -sum(amount)
from value_bridge join asked using (measure_id, period) where bridge = 'plan_to_verified' and position <= 6 group by reason
union all select 30, concat('claim ', claim_id, ' by ', coalesce(claimed_by, '?'), ' at ', claimed_at, ', known since ', known_at, ' (V4): value_claims'), amount
from lake.value_claims join asked using (measure_id, period) where deleted_at is null
union all select 31, 'claimed, each claim once (V4): initiative_value', sum(claimed) from v
union all select 40, concat('left after the first five steps, ', if(implemented, '', 'not '), 'implemented, ', state, ' (W): standing_claims'), remaining from w
union all select 50, concat('baseline of ', legal_entity, ' / ', account, ' / ', cost_object, ' by ', measure_id, ', method ', method, ' (V1): ledger_claims'), baseline from cell
union all select 51, 'actual (V5): ledger_claims', max(actual) from cell
union all select 52, 'movement that can be claimed (V13): ledger_claims', max(movement) from cell
union all select 53, concat('claimed of it by ', measure_id, ': ledger_claims'), claimed from cell
union all select 54, concat('allowed to ', measure_id, ' (V13): ledger_claims'), allowed from cell
union all select 60, concat(decision, ' by ', controller, ' at ', decided_at, ', ', if(valid, 'valid', concat('not valid: ', invalid_reason)), ' (W): signoff_checks'), amount
from lake.signoff_checks join asked using (measure_id, period)
union all select 70, concat('less ', reason, ' (W, V12): value_bridge'), -sum(amount)
from value_bridge join asked using (measure_id, period) where bridge = 'claim_to_verified' and reason <> 'fx' group by reason
union all select 80, 'verified (V6): initiative_value', sum(verified) from v
union all select 90, 'less cost, in group currency (V8): initiative_value', sum(verified_net_group) from v
order by line, what
