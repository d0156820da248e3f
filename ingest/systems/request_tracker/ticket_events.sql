-- Append only; sequence is RT's own order. An owner change also writes SetWatcher: not counted twice (quirk 8).
with event as (
  select x.id, x.ObjectId, x.Created, x.Creator, x.OldValue, x.NewValue, x.OldReference, x.NewReference,
    case when x.Type = 'Status' then 'status'
      when x.Type = 'Set' and x.Field = 'Priority' then 'priority'
      when x.Type = 'Set' and x.Field = 'Owner' then 'assignee'
      when x.Type = 'Set' and x.Field = 'Queue' then 'group'
      when x.Type = 'CustomField' and f.Name = 'Service' then 'service'
      when x.Type = 'AddLink' and x.Field = 'MergedInto' then 'merged' end as field
  from Transactions x
  left join CustomFields f on x.Type = 'CustomField' and concat(f.id, '') = x.Field
  where x.ObjectType = 'RT::Ticket' and (x.Created is null or x.Created >= :since)
    and (x.Type in ('Status', 'CustomField') or x.Type = 'Set' and x.Field in ('Priority', 'Owner', 'Queue')
      or x.Type = 'AddLink' and x.Field = 'MergedInto'))
select e.ObjectId as ticket_id, e.Created as at, e.id as sequence,
  case when e.field = 'merged' then 'status' else e.field end as field,
  case when e.field = 'merged' then t.Status when e.field = 'assignee' then nullif(was.Name, 'Nobody')
    when e.field = 'group' then was_in.Name when e.field = 'service' then had.Content else e.OldValue end as old_value,
  case when e.field = 'merged' then 'merged' when e.field = 'assignee' then nullif(now.Name, 'Nobody')
    when e.field = 'group' then now_in.Name when e.field = 'service' then has.Content else e.NewValue end as new_value,
  u.Name as "by", e.Created as _changed_at, e.id as _slice
from event e
join Tickets t on t.id = e.ObjectId
join Queues q on q.id = t.Queue
join Users u on u.id = e.Creator
left join Users was on e.field = 'assignee' and concat(was.id, '') = e.OldValue
left join Users now on e.field = 'assignee' and concat(now.id, '') = e.NewValue
left join Queues was_in on e.field = 'group' and concat(was_in.id, '') = e.OldValue
left join Queues now_in on e.field = 'group' and concat(now_in.id, '') = e.NewValue
left join ObjectCustomFieldValues had on e.field = 'service' and had.id = e.OldReference
left join ObjectCustomFieldValues has on e.field = 'service' and has.id = e.NewReference
-- Both ends of a merge have a row; it ends only the one that was merged away.
where t.Type = 'ticket' and q.Lifecycle <> 'change' and e.field is not null
  and (e.field <> 'merged' or t.id <> t.EffectiveId)
