-- How long approvals take, by what they wait for (C8). ages goes into a survival curve: those that still wait, and those that were withdrawn,
-- have not ended.
select dimension.name as dimension, dimension.value as value, count(*) as steps, count_if(not decided) as open_steps,
  count_if(channel in ('email', 'meeting', 'spreadsheet')) as outside_steps, max(if(decided, null, age_seconds)) as oldest_open_seconds,
  collect_list(struct(age_seconds, decided and decision <> 'withdrawn' as ended)) as ages
from (select *, explode(array(
    named_struct('name', 'all', 'value', 'all'),
    named_struct('name', 'waiting_for', 'value', coalesce(waiting_for, 'not said')),
    named_struct('name', 'subject_kind', 'value', subject_kind))) as dimension
  from approval_checks)
group by dimension.name, dimension.value
