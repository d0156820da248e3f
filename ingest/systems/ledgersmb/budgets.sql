-- In force is what is approved and not obsolete; where nothing is any more, the revised budget is nothing. A budget over more than one
-- month has no period, and goes to quarantine.
with approved as (
  select b.id, u.control_code as node_id, b.start_date, b.end_date, b.entered_at, b.obsolete_at, e.name as approved_by,
    row_number() over same as place,
    count(*) filter (where b.obsolete_at is null) over whole as in_force,
    max(greatest(b.entered_at, b.approved_at, b.obsolete_at)) over whole as changed_at
  from budget_info b
  join budget_to_business_unit l on l.budget_id = b.id
  join business_unit u on u.id = l.bu_id
  left join entity e on e.id = b.approved_by
  where b.approved_at is not null
  window same as (partition by u.control_code, b.start_date, b.end_date order by b.entered_at, b.id),
    whole as (partition by u.control_code, b.start_date, b.end_date)),
stated as (
  select *, 'original' as kind, false as nothing from approved where place = 1
  union all select *, 'revised', false from approved where place > 1 and obsolete_at is null
  union all select *, 'revised', true from approved where place = 1 and in_force = 0)
select b.node_id, a.accno as account,
  case when date_trunc('month', b.start_date) = date_trunc('month', b.end_date) then to_char(b.start_date, 'YYYY-MM')
    else b.start_date || ' to ' || b.end_date end as period,
  b.kind, case when b.nothing then 0 else l.amount::numeric(19, 4) end as amount,
  (select split_part(value, ':', 1) from defaults where setting_key = 'curr') as currency,
  case when b.nothing then b.obsolete_at else b.entered_at end as entered_at,
  case when not b.nothing then b.approved_by end as approved_by,
  b.changed_at as _changed_at
from stated b
join budget_line l on l.budget_id = b.id
join account a on a.id = l.account_id
where b.changed_at is null or b.changed_at >= :since
