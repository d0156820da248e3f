-- Nothing says when a card was entered or changed: all are read each time.
select 'L-' || j.id as time_card_id, e.name as person, (j.checkedin at time zone 'UTC')::date as worked_on,
  j.qty::numeric(19, 6) as hours, u.control_code as work_ref, 'entered' as status
from jcitems j
join jctype k on k.id = j.jctype and k.is_timecard
join person p on p.id = j.person_id
join entity e on e.id = p.entity_id
left join business_unit u on u.id = j.business_unit_id
