with history as (
  select h.*, row_number() over (partition by h.ticket_id, h.updated order by h.field_name, h.value) as sequence,
    lag(h.value) over (partition by h.ticket_id, h.field_name order by h.updated) as was
  from ticket_field_history h join ticket t on t.id = h.ticket_id
  where h.field_name in ('status', 'priority', 'assignee_id', 'group_id'))
select ticket_id, updated as at, sequence,
  case field_name when 'assignee_id' then 'assignee' when 'group_id' then 'group' else field_name end as field,
  was as old_value, value as new_value, user_id as by, _file, _row
from history
where was is distinct from value
