with entry as (
  select id, reference, description, transdate, 'gl' as kind from gl where approved
  union all select id, invnumber, description, transdate, 'ar' from ar where approved
  union all select id, invnumber, description, transdate, 'ap' from ap where approved),
trail as (
  select trans_id, tablename, min(transdate) as entered_at, max(transdate) as changed_at
  from audittrail group by trans_id, tablename),
project as (
  select c.entry_id, min(u.control_code) as code
  from business_unit_ac c
  join business_unit u on u.id = c.bu_id
  join business_unit_class k on k.id = u.class_id and k.label = 'Project'
  group by c.entry_id)
select 'L-' || a.entry_id as line_id, e.reference as journal_id, current_database() as legal_entity, o.accno as account,
  p.code as cost_object, a.transdate as posted_on,
  case when y.trans_id is not null then 'closing' when e.description ilike '%credit note%' then 'credit' when e.description ilike '%payroll%' then 'payroll' else e.kind end
    as document_kind,
  -a.amount::numeric(19, 4) as amount, (select split_part(value, ':', 1) from defaults where setting_key = 'curr') as currency,
  t.entered_at, coalesce(nullif(a.memo, ''), e.description) as text, t.changed_at as _changed_at
from acc_trans a
join entry e on e.id = a.trans_id
join account o on o.id = a.chart_id
left join trail t on t.trans_id = e.id and t.tablename = e.kind
left join project p on p.entry_id = a.entry_id
left join (select distinct trans_id from yearend) y on y.trans_id = e.id and e.kind = 'gl'
where t.changed_at is null or t.changed_at >= :since
