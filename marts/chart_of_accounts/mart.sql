-- One row for each account.
with versions as (
  select *, row_number() over (
    partition by account
    order by valid_from > cast(:as_of as date), abs(datediff(cast(:as_of as date), valid_from)), source_system) as nearest
  from accounts
)
select account, name, account_type, cost_pool, it_tower, valid_from
from versions
where nearest = 1
