-- V16: measures in force that are reported green and do not pay: red on potential, or too little verified of what is decided.
-- Money is in group currency at the plan rate, to date. What a claim is decided by counts from the day of the decision; what a rule
-- of the waterfall took without one, from the day of the claim.
with facts as (
  select w.measure_id, v.planned_group as planned, round((w.claimed - w.pending) * v.plan_rate, 4) as decided,
    round(w.verified * v.plan_rate, 4) as verified,
    coalesce(w.decided_at, v.last_claimed_at) as known_at
  from claim_waterfall w
  join value_series v using (measure_id, period, benefit_type)
),
to_date as (
  select measure_id, cast(coalesce(sum(planned), 0) as decimal(19, 4)) as planned, cast(coalesce(sum(decided), 0) as decimal(19, 4)) as decided,
    cast(coalesce(sum(verified), 0) as decimal(19, 4)) as verified, max(if(decided <> 0, known_at, null)) as last_decided_at
  from facts
  group by measure_id
),
-- each report beside what was decided and verified when it was made
reported as (
  select r.measure_id, r.reported_at,
    max(r.implementation_status = 'green' and r.potential_status = 'red') as red,
    max(r.implementation_status = 'green') as green,
    coalesce(sum(f.decided), 0) > 0 and coalesce(sum(f.verified), 0) < coalesce(sum(f.decided), 0) * :divergence_below as under
  from status_reports r
  left join facts f on f.measure_id = r.measure_id and f.known_at <= r.reported_at
  group by r.measure_id, r.reported_at
),
-- the first report of the run that nothing has broken since
turned as (
  select measure_id, min(if(last_else is null or reported_at > last_else, reported_at, null)) as since_at
  from (select *, max(if(coalesce(red or green and under, false), null, reported_at)) over (partition by measure_id) as last_else from reported)
  group by measure_id
),
now as (
  select m.measure_id, m.potential_status <=> 'red' as red, coalesce(d.planned, 0) as planned, coalesce(d.decided, 0) as decided,
    coalesce(d.verified, 0) as verified, coalesce(t.since_at, d.last_decided_at, m.status_reported_at) as since_at
  from measures m
  left join to_date d on d.measure_id = m.measure_id
  left join turned t on t.measure_id = m.measure_id
  where m.stopped is null and m.implementation_status = 'green'
)
select measure_id, if(red, 'potential_red', 'too_little_verified') as reason, since_at, cast(since_at as date) as since_on,
  datediff(cast(:as_of as date), cast(since_at as date)) as days, planned, decided, verified,
  cast(planned - verified as decimal(19, 4)) as money, if(decided > 0, round(verified / decided, 6), null) as share
from now
where (red or decided > 0 and verified < decided * :divergence_below) and planned - verified >= :divergence_at_least
