-- The category is the employee's own: rate_cards.sql has a rate for each. A day is 24 hours here, whatever Tryton shows.
select 'T-' || t.id as time_card_id, p.name || coalesce(' (' || p.code || ')', '') as person, coalesce(p.code, e.id::text) as category,
  t.date as worked_on, (extract(epoch from t.duration) / 3600)::numeric(19, 6) as hours, coalesce(w.name, k.name) as work_ref,
  'entered' as status, coalesce(t.write_date, t.create_date) as changed_at,
  coalesce(t.write_date, t.create_date) as _changed_at, t.id as _slice
from timesheet_line t
join company_employee e on e.id = t.employee
join party_party p on p.id = e.party
join timesheet_work w on w.id = t.work
left join project_work k on w.origin = 'project.work,' || k.id
where coalesce(t.write_date, t.create_date) is null or coalesce(t.write_date, t.create_date) >= :since
