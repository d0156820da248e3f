with history as (
  select ticket_id, updated, value, lag(value) over (partition by ticket_id order by updated) as was
  from ticket_field_history where field_name = 'status'),
ended as (
  select ticket_id, max(updated) filter (where value = 'solved') as solved_at, max(updated) filter (where value = 'closed') as closed_at,
    count_if(was in ('solved', 'closed') and value not in ('solved', 'closed', 'deleted')) as reopened
  from history group by ticket_id),
answered as (
  select c.ticket_id, min(c.created) as at
  from ticket_comment c join ticket t on t.id = c.ticket_id
  where lower(c.public) = 'true' and c.user_id <> t.requester_id
  group by c.ticket_id)
select t.id as ticket_id, coalesce(t.type, 'question') as kind, t.priority, t.status, t.requester_id as requester,
  t.assignee_id as assignee, t.group_id, t.organization_id as department, t.created_at as opened_at, a.at as first_response_at,
  case when t.status in ('solved', 'closed') then coalesce(e.solved_at, e.closed_at, t.updated_at) end as resolved_at,
  case when t.status = 'closed' then coalesce(e.closed_at, t.updated_at) when t.status = 'deleted' then t.updated_at end as closed_at,
  coalesce(e.reopened, 0) as reopen_count, t.problem_id as parent_id, t._file, t._row
from ticket t
left join ended e on e.ticket_id = t.id
left join answered a on a.ticket_id = t.id
