-- Ids of cards are of this product alone, as other systems have cards too. Minutes as entered, below zero where somebody lowered them; on the ticket that lives on after a merge.
select concat('RT-', x.id) as time_card_id, u.Name as person, cast(x.Created as date) as worked_on,
  cast(x.TimeTaken / 60.0 as decimal(19, 4)) as hours, t.EffectiveId as work_ref, 'entered' as status, x.Created as changed_at
from Transactions x
join Tickets t on t.id = x.ObjectId
join Users u on u.id = x.Creator
where x.ObjectType = 'RT::Ticket' and x.TimeTaken <> 0 and x.Created >= :since
