-- Each approval is a ticket on which its change depends. Its place is how many approvals stand before it; who decided is who
-- set the status, not the owner; a deleted one is void, because another was rejected.
with decided as (
  select x.ObjectId as ticket, max(x.id) as id
  from Transactions x
  where x.ObjectType = 'RT::Ticket' and x.Type = 'Status' and x.NewValue in ('resolved', 'rejected', 'deleted')
  group by x.ObjectId),
opened as (
  select x.ObjectId as ticket, min(x.Created) as at
  from Transactions x where x.ObjectType = 'RT::Ticket' and x.Type = 'Status' and x.OldValue = 'new' and x.NewValue = 'open'
  group by x.ObjectId),
last as (
  select x.ObjectId as ticket, max(x.Created) as at from Transactions x where x.ObjectType = 'RT::Ticket' group by x.ObjectId),
ahead as (
  select l.LocalBase as ticket, count(*) as n
  from Links l join Tickets b on b.id = l.LocalTarget and b.Type = 'approval'
  where l.Type = 'DependsOn' and l.LocalBase > 0
  group by l.LocalBase)
select t.id as approval_id, 1 + coalesce(ahead.n, 0) as step,
  case when q.Lifecycle = 'change' then 'change' else 'request' end as subject_kind, c.id as subject_id,
  case when t.Subject like 'Manager approval %' then 'manager' end as waiting_for,
  case when t.Status in ('resolved', 'rejected') then u.Name when o.Name <> 'Nobody' then o.Name end as approver,
  case when t.Subject like 'Manager approval %' then 'manager' when t.Subject like 'CAB approval %' then 'cab'
    when t.Subject like 'Emergency approval %' then 'emergency_cab' end as role,
  coalesce(opened.at, t.Created) as requested_at,
  case when t.Status not in ('new', 'open', 'stalled') then x.Created end as decided_at,
  case when t.Status not in ('new', 'open', 'stalled') then t.Status end as decision,
  'system' as channel, greatest(coalesce(t.LastUpdated, t.Created), coalesce(last.at, t.Created)) as _changed_at
from Tickets t
join Links l on l.Type = 'DependsOn' and l.LocalTarget = t.id and l.LocalBase > 0
join Tickets c on c.id = l.LocalBase and c.Type = 'ticket'
join Queues q on q.id = c.Queue
join Users o on o.id = t.Owner
left join decided on decided.ticket = t.id
left join Transactions x on x.id = decided.id
left join Users u on u.id = x.Creator
left join opened on opened.ticket = t.id
left join ahead on ahead.ticket = t.id
left join last on last.ticket = t.id
where t.Type = 'approval'
  and (greatest(coalesce(t.LastUpdated, t.Created), coalesce(last.at, t.Created)) is null
    or greatest(coalesce(t.LastUpdated, t.Created), coalesce(last.at, t.Created)) >= :since)
