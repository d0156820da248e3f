-- The chart has no history. A type that is neither revenue nor expense is of the balance sheet.
select a.code as account, date '1970-01-01' as valid_from, a.name,
  case when t.revenue then 'revenue' when t.expense then 'opex' else t.statement end as account_type
from account_account a
join account_account_type t on t.id = a.type
where a.code is not null
