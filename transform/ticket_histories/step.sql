-- What each ticket went through: reopened, handed on, put to another service, come again. told_events are those of tickets that are known, with
-- the system of the ticket.
with events as (
  select *,
    old_value in ('resolved', 'closed', 'rejected', 'cancelled') as was_ended,
    new_value in ('resolved', 'closed', 'rejected', 'cancelled') as is_ended,
    count(*) over chain > 1 as follows, lag(new_value) over chain as stood
  from told_events window chain as (partition by source_system, ticket_id, field order by at, sequence, old_value, new_value)),
steps as (
  select source_system, ticket_id,
    count_if(field = 'status' and was_ended and not is_ended) as reopened,
    count_if(field = 'group' and old_value is not null and new_value is not null) as group_changes,
    size(array_union(array_distinct(collect_list(old_value) filter (where field = 'group')),
      array_distinct(collect_list(new_value) filter (where field = 'group')))) as groups,
    count_if(field = 'priority' and old_value is not null) as priority_changes,
    min(struct(at, sequence)) filter (where field = 'assignee' and new_value is not null) as assigned,
    min_by(old_value is not null, struct(at, sequence, old_value)) filter (where field = 'assignee') as assigned_before,
    max(struct(at, sequence)) filter (where field in ('service', 'category') and old_value is not null) as sorted_anew,
    max(at) as last_event_at,
    min_by(concat(field, ' at ', at, ' goes from ', coalesce(old_value, 'nothing'), ' to ', coalesce(new_value, 'nothing'),
      ', but it stood at ', coalesce(stood, 'nothing')), struct(at, sequence, field, old_value, new_value, stood))
      filter (where follows and field <> 'reply' and old_value is distinct from stood) as history_break
  from events group by source_system, ticket_id),
earlier as (
  select source_system, ticket_id, lag(ticket_id) over same as before_id, lag(resolved_at) over same as solved_before_at
  from tickets where kind = 'incident' and requester is not null and category is not null
    and status not in ('rejected', 'cancelled')
  window same as (partition by source_system, requester, service_id, category order by opened_at, ticket_id)),
worked as (
  select work_system as source_system, work_ref as ticket_id, max(worked_on) as last_worked_on, sum(hours) as hours
  from effort where work_kind = 'ticket' group by work_system, work_ref)
select t.source_system, t.ticket_id, t.kind, t.service_id, t.category, t.priority, t.measure_id, t.change_id,
  t.caused_by_change_id, t.status, t.opened_at,
  to_date(from_utc_timestamp(t.opened_at, :zone)) as opened_on,
  if(coalesce(t.resolved_at, t.closed_at) <= :as_of and t.status in ('resolved', 'closed', 'rejected', 'cancelled'),
    coalesce(t.resolved_at, t.closed_at), null) as ended_at,
  to_date(from_utc_timestamp(ended_at, :zone)) as ended_on,
  coalesce(t.reopen_count, s.reopened, 0) as reopenings,
  coalesce(t.reassignment_count, s.group_changes, 0) as reassignments,
  coalesce(s.groups, if(t.group_id is null, 0, 1)) as groups,
  coalesce(s.priority_changes, 0) as priority_changes,
  coalesce(if(coalesce(s.assigned_before, t.assignee is not null), s.sorted_anew.at > t.opened_at,
    s.sorted_anew > s.assigned), false) as misclassified,
  if(t.opened_at < timestampadd(DAY, 14, e.solved_before_at), e.before_id, null) as repeats_ticket_id,
  coalesce(w.hours, 0) as hours,
  m.closed_at is not null and (t.opened_at >= m.closed_at or coalesce(s.last_event_at >= m.closed_at, false)
    or coalesce(w.last_worked_on > to_date(m.closed_at), false)) as after_closure,
  s.history_break
from tickets t
left join steps s on s.source_system = t.source_system and s.ticket_id = t.ticket_id
left join earlier e on e.source_system = t.source_system and e.ticket_id = t.ticket_id
left join worked w on w.source_system = t.source_system and w.ticket_id = t.ticket_id
left join measures m on m.measure_id = t.measure_id
