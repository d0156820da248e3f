select '#' || j.journalized_id as ticket_id, j.created_on as at, d.id as sequence,
  case d.prop_key when 'status_id' then 'status' when 'priority_id' then 'priority' when 'project_id' then 'category' else 'assignee' end as field,
  coalesce(s.name, e.name, p.identifier, nullif(w.login, ''), w.lastname, d.old_value) as old_value,
  coalesce(s2.name, e2.name, p2.identifier, nullif(w2.login, ''), w2.lastname, d.value) as new_value, u.login as by,
  j.created_on as _changed_at, d.id as _slice
from journals j
join journal_details d on d.journal_id = j.id and d.property = 'attr' and d.prop_key in ('status_id', 'priority_id', 'assigned_to_id', 'project_id')
join users u on u.id = j.user_id
left join issue_statuses s on d.prop_key = 'status_id' and s.id::text = d.old_value
left join issue_statuses s2 on d.prop_key = 'status_id' and s2.id::text = d.value
left join enumerations e on d.prop_key = 'priority_id' and e.id::text = d.old_value
left join enumerations e2 on d.prop_key = 'priority_id' and e2.id::text = d.value
left join projects p on d.prop_key = 'project_id' and p.id::text = d.old_value
left join projects p2 on d.prop_key = 'project_id' and p2.id::text = d.value
left join users w on d.prop_key = 'assigned_to_id' and w.id::text = d.old_value
left join users w2 on d.prop_key = 'assigned_to_id' and w2.id::text = d.value
where j.journalized_type = 'Issue' and (j.created_on is null or j.created_on >= :since)
