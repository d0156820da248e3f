-- Each stretch between two decisions at the gates of a measure, with what held during it.
with ranked as (
  select *, event in ('entered', 'reopened') as moves,
    array_position(array('defined', 'identified', 'detailed', 'decided', 'implemented', 'closed'), gate) as rank,
    array_position(array('entered', 'held', 'stopped', 'cancelled', 'reopened'), event) as kind,
    -- a closure that is reopened leads back to the stage before it
    if(event = 'reopened' and gate = 'closed', 'implemented', gate) as leads_to
  from gate_events),
walked as (
  select *,
    row_number() over ordered as sequence,
    lead(decided_at) over ordered as to_at,
    last(if(moves, leads_to, null), true) over so_far as stage_entered,
    last(if(moves, decided_at, null), true) over so_far as moved_at,
    lag(if(event = 'entered', rank, null)) ignore nulls over ordered as rank_before,
    max(if(event = 'entered', rank, 0)) over before as highest_before,
    count_if(event = 'entered') over (partition by measure_id, gate
      order by decided_at, kind rows between unbounded preceding and current row) as visit,
    min(if(event = 'entered' and gate = 'implemented', decided_at, null)) over so_far as implemented_at
  from ranked
  window ordered as (partition by measure_id order by decided_at, rank, kind),
    so_far as (partition by measure_id order by decided_at, rank, kind
      rows between unbounded preceding and current row),
    before as (partition by measure_id order by decided_at, rank, kind
      rows between unbounded preceding and 1 preceding))
select source_system, measure_id, cast(sequence as bigint) as sequence, gate, event,
  coalesce(stage_entered, gate) as stage, if(moves, 'active', event) as state,
  decided_at as from_at, to_at, coalesce(moved_at, decided_at) as stage_entered_at, visit,
  event = 'entered' and rank > coalesce(highest_before, 0) + 1 as skipped,
  event = 'entered' and rank < coalesce(rank_before, 0) as backward,
  implemented_at, decided_by, reason, evidence_id
from walked
