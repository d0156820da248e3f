-- One row for each measure, period and kind of benefit: what was planned and claimed, and what of it is verified.
with signed as (
  select measure_id, bool_or(valid and not withdrawn and decision in ('confirmed', 'partial')) as signed
  from signoff_checks
  group by measure_id
),
-- The computed effect is the measure's; shown on one of its rows, it adds up.
computed as (
  select e.measure_id, e.period, e.computed_own as computed, min(v.benefit_type) as benefit_type
  from ledger_effects e
  join value_series v on v.measure_id = e.measure_id and v.period = e.period
  where v.benefit_type <> 'productivity'
  group by e.measure_id, e.period, e.computed_own
),
-- So is what was worked for it, and what was posted on the cost object that bears its id (V8).
worked as (
  select measure_id, period, sum(cost) as cost, sum(expensed) as expensed, sum(own) as own
  from (
    select measure_id, period, cost_group as cost, cost_group - capitalised_group as expensed, null as own from labour
    union all
    select node_id, period, own_cost_group, if(account_type = 'capex', 0, own_cost_group), own_cost_group
    from spending where own_cost is not null and account_type not in ('revenue', 'balance'))
  group by measure_id, period
),
seen as (
  select w.*,
    case when decided or reversed <> 0 then verified end as seen_verified,
    case when row_number() over (partition by measure_id, period order by benefit_type) = 1 then period end as first_row
  from claim_waterfall w
)
select
  v.measure_id, v.period, v.benefit_type, p.fiscal_year,
  m.organization_id, m.portfolio_id, m.program_id, m.project_id, m.measure_package_id,
  m.name, m.owner, m.sponsor, m.controller, h.path as path_then, h.owner as owner_then, h.sponsor as sponsor_then,
  h.controller as controller_then, m.method,
  m.stage, m.stopped, m.stopped_at, m.implementation_status, m.potential_status,
  v.currency, v.planned, v.planned_now, v.forecast, datediff(:as_of, v.forecast_entered_at) as forecast_age_days, v.claimed,
  c.computed, w.allowed, w.seen_verified as verified, w.decided_period, w.pending, w.rejected, w.invalid, w.invalid_reason,
  case when t.expensed is null then w.seen_verified
    else coalesce(w.seen_verified, 0) - round(t.expensed / cast(v.average_rate as decimal(19, 10)), 4) end as verified_net,
  case when w.pending <> 0 then size(filter(sequence(to_date(v.last_claimed_at), to_date(:as_of)),
    day -> weekday(day) < 5 and day > to_date(v.last_claimed_at))) end as pending_business_days,
  v.one_off,
  coalesce(m.stage = 'closed', false) and not (
    coalesce(s.signed, false) and m.closure_proven and coalesce(m.controller <> m.owner, true)
  ) as closed_unsigned,
  v.planned_group, v.planned_now_group, v.forecast_group, v.claimed_group,
  round(c.computed * cast(v.average_rate as decimal(19, 10)), 4) as computed_group,
  round(w.allowed * cast(v.average_rate as decimal(19, 10)), 4) as allowed_group,
  round(w.seen_verified * cast(v.average_rate as decimal(19, 10)), 4) as verified_group,
  round(w.seen_verified * cast(v.plan_rate as decimal(19, 10)), 4) as verified_at_plan_rate,
  round(w.pending * cast(v.plan_rate as decimal(19, 10)), 4) as pending_group,
  round(w.rejected * cast(v.plan_rate as decimal(19, 10)), 4) as rejected_group,
  round(w.invalid * cast(v.plan_rate as decimal(19, 10)), 4) as invalid_group,
  case when t.expensed is null then round(w.seen_verified * cast(v.average_rate as decimal(19, 10)), 4)
    else coalesce(round(w.seen_verified * cast(v.average_rate as decimal(19, 10)), 4), 0) - t.expensed end as verified_net_group,
  case when t.cost is null then round(w.seen_verified * cast(v.average_rate as decimal(19, 10)), 4)
    else coalesce(round(w.seen_verified * cast(v.average_rate as decimal(19, 10)), 4), 0) - t.cost end as verified_net_cash_group,
  case when coalesce(m.implemented_at < p.starts_at, false) then null else t.own end as cost_to_achieve_group,
  case when m.implemented_at < p.starts_at then t.own end as run_cost_group
from value_series v
join measures m on m.measure_id = v.measure_id
join periods p on p.period = v.period
left join org_history h on h.node_id = v.measure_id and h.from_at < p.ends_at and coalesce(h.to_at >= p.ends_at, true)
join seen w on w.measure_id = v.measure_id and w.period = v.period and w.benefit_type = v.benefit_type
left join computed c on c.measure_id = v.measure_id and c.period = v.period and c.benefit_type = v.benefit_type
left join signed s on s.measure_id = v.measure_id
left join worked t on t.measure_id = v.measure_id and t.period = w.first_row
