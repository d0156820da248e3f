-- Beginning and end are those of status implementing, whatever the change's own status claims (quirk 6).
with field as (
  select v.ObjectId as ticket, f.Name as name, min(v.Content) as content
  from ObjectCustomFieldValues v join CustomFields f on f.id = v.CustomField
  where v.ObjectType = 'RT::Ticket' and v.Disabled = 0
  group by v.ObjectId, f.Name),
fields as (
  select ticket,
    max(case when name = 'Change Path' then content end) as path,
    max(case when name = 'Service' then content end) as service,
    max(case when name = 'Risk' then content end) as risk,
    max(case when name = 'Measure' then content end) as measure,
    max(case when name = 'Planned Start' then replace(content, ' ', 'T') end) as planned_start,
    max(case when name = 'Planned End' then replace(content, ' ', 'T') end) as planned_end,
    max(case when name = 'Change Outcome' then content end) as outcome
  from field group by ticket),
step as (
  select x.ObjectId as ticket,
    min(case when x.NewValue = 'implementing' then x.id end) as begun,
    min(case when x.OldValue = 'implementing' then x.Created end) as ended_at,
    min(case when x.NewValue = 'backed_out' then x.Created end) as backed_out_at
  from Transactions x where x.ObjectType = 'RT::Ticket' and x.Type = 'Status'
  group by x.ObjectId),
last as (
  select x.ObjectId as ticket, max(x.Created) as at from Transactions x where x.ObjectType = 'RT::Ticket' group by x.ObjectId),
asking as (
  select g.Instance as ticket, min(m.MemberId) as who
  from Groups g join GroupMembers m on m.GroupId = g.id
  where g.Domain = 'RT::Ticket-Role' and g.Name = 'Requestor'
  group by g.Instance)
select t.id as change_id, f.path, f.service as service_id, f.risk,
  case when o.Name <> 'Nobody' then o.Name end as owner, r.Name as requester, i.Name as implementer,
  f.planned_start as planned_start_at, f.planned_end as planned_end_at, b.Created as actual_start_at,
  s.ended_at as actual_end_at,
  coalesce(f.outcome, case when t.Status in ('rejected', 'deleted') then t.Status end) as close_code,
  f.measure as measure_id, s.backed_out_at as rolled_back_at,
  greatest(coalesce(t.LastUpdated, t.Created), coalesce(last.at, t.Created)) as _changed_at
from Tickets t
join Queues q on q.id = t.Queue
join Users o on o.id = t.Owner
left join fields f on f.ticket = t.id
left join step s on s.ticket = t.id
left join last on last.ticket = t.id
left join Transactions b on b.id = s.begun
left join Users i on i.id = b.Creator
left join asking a on a.ticket = t.id
left join Users r on r.id = coalesce(a.who, t.Creator)
where t.Type = 'ticket' and q.Lifecycle = 'change'
  and (greatest(coalesce(t.LastUpdated, t.Created), coalesce(last.at, t.Created)) is null
    or greatest(coalesce(t.LastUpdated, t.Created), coalesce(last.at, t.Created)) >= :since)
