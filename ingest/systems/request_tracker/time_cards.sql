-- Minutes as entered, below zero where somebody lowered them. A merge moves them to the ticket that lives on, and so changes them.
-- Ids are of this product alone, as other systems have time cards too.
with merged as (
  select x.ObjectId as ticket, max(x.Created) as at
  from Transactions x where x.ObjectType = 'RT::Ticket' and x.Type = 'AddLink' and x.Field = 'MergedInto'
  group by x.ObjectId)
select concat('RT-', x.id) as time_card_id, u.Name as person, cast(x.Created as date) as worked_on,
  cast(x.TimeTaken / 60.0 as decimal(19, 6)) as hours, t.EffectiveId as work_ref, 'entered' as status, x.Created as changed_at,
  greatest(x.Created, coalesce(m.at, x.Created)) as _changed_at, x.id as _slice
from Transactions x
join Tickets t on t.id = x.ObjectId
join Users u on u.id = x.Creator
left join merged m on m.ticket = t.id
where x.ObjectType = 'RT::Ticket' and x.TimeTaken <> 0
  and (greatest(x.Created, coalesce(m.at, x.Created)) is null or greatest(x.Created, coalesce(m.at, x.Created)) >= :since)
