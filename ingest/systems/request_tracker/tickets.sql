-- One text for PostgreSQL and MariaDB. A merge does not touch LastUpdated: its transaction does (quirk 9).
with field as (
  select v.ObjectId as ticket, f.Name as name, min(v.Content) as content
  from ObjectCustomFieldValues v join CustomFields f on f.id = v.CustomField
  where v.ObjectType = 'RT::Ticket' and v.Disabled = 0 and f.Name in ('Measure', 'Service')
  group by v.ObjectId, f.Name),
asking as (
  select g.Instance as ticket, m.MemberId as who
  from Groups g join GroupMembers m on m.GroupId = g.id
  where g.Domain = 'RT::Ticket-Role' and g.Name = 'Requestor'),
-- The first answer is the first mail of somebody who did not ask himself; RT_System does not answer.
answer as (
  select x.ObjectId as ticket, min(x.id) as id, min(x.Created) as at
  from Transactions x join Users u on u.id = x.Creator
  where x.ObjectType = 'RT::Ticket' and x.Type = 'Correspond' and u.Name <> 'RT_System'
    and not exists (select 1 from asking a where a.ticket = x.ObjectId and a.who = x.Creator)
  group by x.ObjectId),
-- Until the first answer Due is the deadline of the answer: the last that was set before it (quirk 3).
promised as (
  select x.ObjectId as ticket, max(x.id) as id
  from Transactions x left join answer a on a.ticket = x.ObjectId
  where x.ObjectType = 'RT::Ticket' and x.Type = 'Set' and x.Field = 'Due' and (a.id is null or x.id < a.id)
  group by x.ObjectId),
happened as (
  select x.ObjectId as ticket,
    sum(case when x.Type = 'Status' and x.OldValue in ('resolved', 'rejected', 'deleted')
      and x.NewValue not in ('resolved', 'rejected', 'deleted') then 1 else 0 end) as reopened,
    max(case when x.Type = 'AddLink' and x.Field = 'MergedInto' then x.Created end) as merged_at, max(x.Created) as last_at
  from Transactions x where x.ObjectType = 'RT::Ticket'
  group by x.ObjectId),
parent as (
  select l.LocalBase as ticket, min(l.LocalTarget) as id
  from Links l where l.Type = 'MemberOf' and l.LocalBase > 0 and l.LocalTarget > 0
  group by l.LocalBase)
select t.id as ticket_id, q.Name as kind, service.content as service_id, t.Priority as priority, t.SLA as sla_level,
  case when t.id <> t.EffectiveId then 'merged' else t.Status end as status,
  r.Name as requester, case when o.Name <> 'Nobody' then o.Name end as assignee, q.Name as group_id,
  r.Organization as department, t.Created as opened_at, a.at as first_response_at,
  case when d.NewValue not like '1970-%' then replace(d.NewValue, ' ', 'T') end as response_due_at,
  case when a.id is not null then nullif(t.Due, timestamp '1970-01-01 00:00:00') end as resolution_due_at,
  case when t.Status = 'resolved' then nullif(t.Resolved, timestamp '1970-01-01 00:00:00') end as resolved_at,
  case when t.id <> t.EffectiveId then h.merged_at
    when t.Status in ('rejected', 'deleted') then nullif(t.Resolved, timestamp '1970-01-01 00:00:00') end as closed_at,
  coalesce(h.reopened, 0) as reopen_count, measure.content as measure_id,
  case when t.id <> t.EffectiveId then t.EffectiveId else p.id end as parent_id,
  greatest(coalesce(t.LastUpdated, t.Created), coalesce(h.last_at, t.Created)) as _changed_at
from Tickets t
join Queues q on q.id = t.Queue
join Users o on o.id = t.Owner
left join Users r on r.id = coalesce((select min(who) from asking where asking.ticket = t.id), t.Creator)
left join field service on service.ticket = t.id and service.name = 'Service'
left join field measure on measure.ticket = t.id and measure.name = 'Measure'
left join answer a on a.ticket = t.id
left join promised pr on pr.ticket = t.id
left join Transactions d on d.id = pr.id
left join happened h on h.ticket = t.id
left join parent p on p.ticket = t.id
where t.Type = 'ticket' and q.Lifecycle <> 'change'
  and (greatest(coalesce(t.LastUpdated, t.Created), coalesce(h.last_at, t.Created)) is null
    or greatest(coalesce(t.LastUpdated, t.Created), coalesce(h.last_at, t.Created)) >= :since)
