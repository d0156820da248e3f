-- T4: actual less budget, up the tree. V15: what was spent otherwise at the plan rate, and what the rates alone explain.
with placed as (
  select explode(coalesce(o.way, array(s.node_id))) as node_id, s.* except (node_id)
  from spending s
  left join org_paths o on o.node_id = s.node_id
),
sums as (
  select node_id, account_type, period,
    sum(original_group) as original, sum(revised_group) as revised, sum(commitment_group) as commitment,
    coalesce(sum(budget_group), 0) as budget,
    coalesce(sum(actual_group), 0) as actual,
    coalesce(sum(actual_at_plan_rate), 0) as actual_at_plan_rate
  from placed
  group by node_id, account_type, period
)
select s.node_id, account_type, period, o.level, original, revised, commitment, budget, actual,
  actual - budget as variance,
  actual_at_plan_rate - budget as operational,
  actual - actual_at_plan_rate as fx,
  case
    when actual = budget or account_type not in ('opex', 'capex', 'revenue') then null
    when (actual > budget) = (account_type = 'revenue') then 'favourable'
    else 'unfavourable'
  end as effect
from sums s
left join org_paths o on o.node_id = s.node_id
