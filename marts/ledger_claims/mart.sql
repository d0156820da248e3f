-- V13: a cell is what the measurement plan selects; the measures that claim it share its movement.
with claims as (
  select measure_id, period, sum(remaining_ledger) as claimed, sum(allowed_ledger) as allowed, max(claimants) as claimants
  from ledger_register
  group by measure_id, period
),
cells as (
  select e.*, coalesce(c.claimed, 0) as claimed, coalesce(c.allowed, 0) as allowed,
    coalesce(max(c.claimants) over cell, 0) as claimants,
    cast(coalesce(sum(c.claimed) over cell, 0) as decimal(19, 4)) as cell_claimed,
    max(e.movement) over cell as cell_movement
  from ledger_effects e
  left join claims c on c.measure_id = e.measure_id and c.period = e.period
  where e.selection is not null
  window cell as (partition by e.selection, e.period)
)
select
  legal_entity, accounts as account, cost_objects as cost_object,
  period, measure_id, method, currency, split_percent, baseline, actual, computed, volume_effect,
  cell_movement as movement, claimants, claimed, allowed,
  greatest(claimed - allowed, 0) as excess,
  cell_claimed,
  greatest(cell_claimed - cell_movement, 0) as cell_excess,
  greatest(cell_movement - cell_claimed, 0) as unclaimed,
  problem
from cells
