-- The node of a cell: the deepest one above all the measures whose latest plan selects it.
create temporary view cells as
with latest as (
  select p.*, m.way from measurement_plans p join measures m using (measure_id)
  qualify p.version = max(p.version) over (partition by p.measure_id)),
by_account as (
  select legal_entity, cost_objects, way, explode(split(accounts, ' *; *')) as account from latest),
cells as (
  select legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object, way from by_account),
shared as (
  select legal_entity, account, cost_object, array_sort(collect_set(way)) as ways
  from cells group by legal_entity, account, cost_object)
select legal_entity, account, cost_object,
  coalesce(try_element_at(aggregate(ways, ways[0], (a, b) -> filter(a, node -> array_contains(b, node))), -1),
    element_at(ways[0], -1)) as node_id
from shared;

-- What no plan selects, on a cost object that bears the id of a measure, is its own cost.
create temporary view spending_facts as
with facts as (
  select node_id, account, period, currency, kind, amount, null as own from budgets
  union all
  select coalesce(c.node_id, o.measure_id), l.account, l.month, l.currency, 'actual', l.amount,
    if(c.node_id is null and l.document_kind <> 'payroll', l.amount, null)
  from ledger_lines l
  left join cells c using (legal_entity, account, cost_object)
  left join measures o on o.measure_id = l.cost_object
  where not l.document_kind <=> 'closing' and (c.node_id is not null or o.measure_id is not null))
select f.node_id, f.account, f.period, max(p.ends_on) as ends_on, f.currency,
  sum(if(kind = 'original', amount, null)) as original,
  sum(if(kind = 'revised', amount, null)) as revised,
  sum(if(kind = 'commitment', amount, null)) as commitment,
  sum(if(kind = 'actual', amount, null)) as actual, sum(own) as own_cost
from facts f join periods p on p.period = f.period
where p.starts_on <= (select starts_on from periods where period = :period)
group by f.node_id, f.account, f.period, f.currency;

create temporary view needed_rates as
select currency, period, explode(if(actual is null, array('plan'), array('plan', 'average'))) as rate_kind
from spending_facts;

with typed as (
  select account, account_type, valid_from,
    coalesce(lead(valid_from) over (partition by account order by valid_from), date'9999-12-31') as valid_until
  from accounts)
select f.*, coalesce(revised, original) as budget, coalesce(t.account_type, 'unknown') as account_type,
  round(cast(original as decimal(19, 4)) * plan_rate, 4) as original_group,
  round(cast(revised as decimal(19, 4)) * plan_rate, 4) as revised_group,
  round(cast(commitment as decimal(19, 4)) * plan_rate, 4) as commitment_group,
  round(cast(coalesce(revised, original) as decimal(19, 4)) * plan_rate, 4) as budget_group,
  round(cast(actual as decimal(19, 4)) * plan_rate, 4) as actual_at_plan_rate,
  round(cast(actual as decimal(19, 4)) * average_rate, 4) as actual_group,
  round(cast(own_cost as decimal(19, 4)) * average_rate, 4) as own_cost_group
from spending_facts f
left join rates r using (currency, period)
left join typed t on t.account = f.account and f.ends_on >= t.valid_from and f.ends_on < t.valid_until
