-- Orphans up to the asked period, and those that belong to no period.
select
  feed, source_system, record_key, reason, named, resembles, period, amount, currency, amount_group, hours, owner, since_on,
  datediff(cast(:as_of as date), since_on) as age_days
from unmatched
where period is null or period <= :period
