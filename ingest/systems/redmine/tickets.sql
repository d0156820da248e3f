with field as (
  select v.customized_id as issue, max(case when f.name = 'Measure' then v.value end) as measure,
    max(case when f.name = 'Initiative' then v.value end) as initiative
  from custom_values v join custom_fields f on f.id = v.custom_field_id
  where v.customized_type = 'Issue' and v.value <> ''
  group by v.customized_id),
change as (
  select j.journalized_id as issue, j.created_on as at, was.is_closed as was_closed, now.is_closed, now.name
  from journals j
  join journal_details d on d.journal_id = j.id and d.property = 'attr' and d.prop_key = 'status_id'
  join issue_statuses now on now.id::text = d.value
  left join issue_statuses was on was.id::text = d.old_value
  where j.journalized_type = 'Issue'),
history as (
  select issue, max(at) filter (where name = 'Resolved') as resolved_at, max(at) filter (where is_closed) as closed_at,
    count(*) filter (where was_closed and not is_closed) as reopened
  from change group by issue)
select '#' || i.id as ticket_id, t.name as kind, p.identifier as category, e.name as priority, s.name as status,
  a.login as requester, coalesce(nullif(w.login, ''), w.lastname) as assignee, i.created_on as opened_at,
  case when s.is_closed or s.name = 'Resolved' then coalesce(h.resolved_at, h.closed_at, i.closed_on) end as resolved_at,
  case when s.is_closed then coalesce(h.closed_at, i.closed_on) end as closed_at, coalesce(h.reopened, 0) as reopen_count,
  coalesce(f.measure, f.initiative) as measure_id, '#' || i.parent_id as parent_id,
  coalesce(i.updated_on, i.created_on) as _changed_at
from issues i
join trackers t on t.id = i.tracker_id
join projects p on p.id = i.project_id
join issue_statuses s on s.id = i.status_id
left join enumerations e on e.id = i.priority_id
left join users a on a.id = i.author_id
left join users w on w.id = i.assigned_to_id
left join history h on h.issue = i.id
left join field f on f.issue = i.id
where coalesce(i.updated_on, i.created_on) is null or coalesce(i.updated_on, i.created_on) >= :since
