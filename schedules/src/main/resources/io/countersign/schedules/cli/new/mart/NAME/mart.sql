-- One row for each account. Parameters are :period and :as_of only.
select account, max(name) as name, count(*) as versions
from accounts
group by account
