-- From plan to verified and from claim to verified, one row a reason. What a reason takes is positive.
with facts as (
  select w.*, v.plan_rate, c.implemented,
    cast(coalesce(v.planned, 0) - coalesce(v.planned_now, 0) as decimal(19, 4)) as scope,
    cast(coalesce(v.planned_now, 0) - w.claimed as decimal(19, 4)) as gap,
    -- at another quantity than the baseline's, a saving per unit brings in another amount
    case when e.problem is null and e.method <> 'headcount'
      then cast(round(coalesce(v.planned_now, 0)
        * cast(e.baseline_quantity - e.quantity as decimal(16, 6)) / e.baseline_quantity, 4) as decimal(19, 4))
    end as by_volume
  from claim_waterfall w
  join value_series v on v.measure_id = w.measure_id and v.period = w.period and v.benefit_type = w.benefit_type
  join standing_claims c on c.measure_id = w.measure_id and c.period = w.period and c.benefit_type = w.benefit_type
  left join ledger_effects e on e.measure_id = w.measure_id and e.period = w.period
),
caused as (
  select *,
    case
      when not implemented and (gap > 0 or claimed = 0) then 'slippage'
      when claimed = 0 then 'not_claimed'
      when by_volume is not null then 'volume_and_rate'
      else 'shortfall'
    end as cause
  from facts
),
before_claim as (
  select measure_id, period, benefit_type, currency, plan_rate, 'plan_to_verified' as bridge,
    stack(6,
      1, 'scope', scope,
      2, 'slippage', if(cause = 'slippage', gap, null),
      3, 'not_claimed', if(cause = 'not_claimed', gap, null),
      4, 'volume', if(cause = 'volume_and_rate' and gap <> 0, by_volume, null),
      5, 'rate', if(cause = 'volume_and_rate' and gap <> 0, cast(gap - by_volume as decimal(19, 4)), null),
      6, 'shortfall', if(cause = 'shortfall', gap, null)) as (position, reason, amount)
  from caused
),
after_claim as (
  select measure_id, period, benefit_type, currency, plan_rate,
    stack(13,
      7, 'premature', premature,
      8, 'not_in_force', not_in_force,
      9, 'wrong_period', wrong_period,
      10, 'avoidance', avoidance,
      11, 'one_off_as_recurring', one_off_as_recurring,
      12, 'double_count', double_count,
      13, 'unsupported', unsupported,
      14, 'rejected', rejected,
      15, 'pending', pending,
      16, 'invalid', invalid,
      17, 'adjusted', adjusted,
      18, 'verified_not_claimed', verified_not_claimed,
      19, 'reversed', reversed) as (position, reason, amount)
  from caused
),
parts as (
  select * from before_claim
  union all
  select measure_id, period, benefit_type, currency, plan_rate, bridge, position, reason, amount
  from after_claim lateral view explode(array('plan_to_verified', 'claim_to_verified')) as bridge
),
rounded as (
  select *, cast(round(cast(amount as decimal(19, 4)) * cast(plan_rate as decimal(19, 10)), 4) as decimal(19, 4)) as amount_group
  from parts where amount <> 0
),
starts as (
  select measure_id, period, benefit_type, currency, coalesce(verified_group, 0) as verified_group,
    stack(2, 'plan_to_verified', coalesce(planned_group, 0),
      'claim_to_verified', coalesce(claimed_group, 0)) as (bridge, start_group)
  from initiative_value
),
-- What the rates alone explain: the start at the plan rate, less all parts, less verified at the average rate.
fx as (
  select measure_id, period, benefit_type, bridge, s.currency,
    s.start_group - coalesce(sum(r.amount_group), 0) - s.verified_group as amount_group
  from starts s left join rounded r using (measure_id, period, benefit_type, bridge)
  group by measure_id, period, benefit_type, bridge, s.currency, s.start_group, s.verified_group
)
select measure_id, period, benefit_type, bridge, reason, position, currency, amount, amount_group from rounded
union all
select measure_id, period, benefit_type, bridge, 'fx', 20, currency, 0, amount_group from fx where amount_group <> 0
