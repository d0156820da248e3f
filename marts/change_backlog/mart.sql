-- Changes that are not done: what each waits for, since when, and how far it is behind its plan at :as_of.
with waiting as (
  select subject_system as source_system, subject_id as change_id,
    min(requested_at) as asked_at,
    count_if(not decided) as open_steps,
    min_by(waiting_for, struct(requested_at, step, approval_id, source_system)) filter (where not decided) as waiting_for,
    max(age_seconds) filter (where not decided) as waiting_seconds,
    bool_or(decision = 'rejected') as rejected
  from approval_checks
  where subject_kind = 'change'
  group by subject_system, subject_id
)
select
  c.source_system, c.change_id, c.path, c.category, c.risk, c.service_id, c.owner, c.measure_id,
  c.planned_start_at, c.planned_end_at, v.started_at,
  case
    when v.implemented and coalesce(c.planned_end_at < :as_of, false) then 'without_end'
    when v.implemented then 'in_progress'
    when coalesce(w.rejected, false) then 'rejected'
    when coalesce(w.open_steps, 0) > 0 then 'waiting_for_approval'
    when c.planned_start_at is null then 'not_planned'
    when c.planned_start_at < :as_of then 'overdue'
    else 'planned'
  end as state,
  w.asked_at, w.waiting_for, w.waiting_seconds,
  case
    when if(v.implemented, c.planned_end_at, c.planned_start_at) >= :as_of then 0
    else timestampdiff(SECOND, if(v.implemented, c.planned_end_at, c.planned_start_at), :as_of)
  end as behind_seconds,
  v.in_blackout
from change_verdicts v
join changes c on c.source_system = v.source_system and c.change_id = v.change_id
left join waiting w on w.source_system = v.source_system and w.change_id = v.change_id
where v.ended_at is null and v.state <> 'cancelled' and c.rolled_back_at is null
