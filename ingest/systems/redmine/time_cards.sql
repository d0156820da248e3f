select 'R-' || t.id as time_card_id, u.login as person, t.spent_on as worked_on, t.hours::numeric(19, 6) as hours,
  coalesce('#' || t.issue_id, p.identifier) as work_ref, 'entered' as status, t.updated_on as changed_at,
  t.updated_on as _changed_at, t.id as _slice
from time_entries t
join users u on u.id = t.user_id
join projects p on p.id = t.project_id
where t.updated_on is null or t.updated_on >= :since
