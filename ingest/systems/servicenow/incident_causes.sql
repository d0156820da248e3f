select coalesce(t.number, i.sys_id) as ticket_id, coalesce(c.number, i.caused_by_value) as change_id, i._file, i._row
from incident i
left join task t on t.sys_id = i.sys_id
left join task c on c.sys_id = i.caused_by_value
where i.caused_by_value is not null and lower(coalesce(i.fivetran_deleted, '')) <> 'true'
