-- The latest ones of each slot: one that waits is tried again and again.
select schedule, slot, owner, began_at, outcome, note
from (
  select schedule, slot, token, owner, began_at, outcome, note,
    row_number() over (partition by schedule, slot order by token desc) as latest
  from attempts
) as numbered
where latest <= 5
order by schedule, slot, token
