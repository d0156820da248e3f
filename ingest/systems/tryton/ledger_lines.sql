-- A line is one row for each measure that carries a part of it, and one for what no measure carries. Cost is debit - credit.
with part as (
  select a.move_line, o.code, sum(a.debit - a.credit) as amount, max(coalesce(a.write_date, a.create_date)) as changed_at
  from analytic_account_line a
  join analytic_account_account o on o.id = a.account
  join analytic_account_account r on r.id = o.root and r.code = 'INI'
  group by a.move_line, o.code),
carried as (
  select move_line, sum(amount) as amount, max(changed_at) as changed_at from part group by move_line),
posted as (
  select l.id, m.number, m.date, m.create_date, m.description, m.origin as reverses_move, j.type as journal, p.name as company,
    c.code as currency, a.code as account, l.debit - l.credit as amount, l.debit <> 0 or l.credit <> 0 as has_amount,
    coalesce(k.amount, 0) as carried, k.move_line is not null as split, l.description as text,
    case when l.origin like 'account.move.line,%' then split_part(l.origin, ',', 2) end as reverses,
    greatest(coalesce(m.write_date, m.create_date), coalesce(l.write_date, l.create_date), k.changed_at) as changed_at
  from account_move_line l
  join account_move m on m.id = l.move and m.state = 'posted'
  join account_journal j on j.id = m.journal
  join account_account a on a.id = l.account
  join company_company o on o.id = m.company
  join party_party p on p.id = o.party
  join currency_currency c on c.id = o.currency
  left join carried k on k.move_line = l.id),
booked as (
  select t.*, part.code, part.amount as booked, t.id || '/' || part.code as line_id, t.reverses || '/' || part.code as reverses_line_id
  from posted t join part on part.move_line = t.id
  union all
  select t.*, null, t.amount - t.carried, t.id::text, t.reverses
  from posted t where not t.split or t.amount <> t.carried)
select line_id, number as journal_id, company as legal_entity, account, code as cost_object, date as posted_on,
  case when reverses_move like 'account.move,%' then 'reversal'
    when journal in ('expense', 'revenue') and description ilike '%credit note%' then 'credit'
    when journal = 'general' and description ilike '%accrual%' then 'accrual'
    when description ilike 'payroll%' then 'payroll' else journal end as document_kind,
  reverses_line_id, booked::numeric(19, 4) as amount, currency, create_date as entered_at, coalesce(text, description) as text, changed_at as _changed_at
from booked
where changed_at is null or changed_at >= :since
