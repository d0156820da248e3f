-- What is parked until the year 9999 is over; what is planned may be taken as soon as it is due.
update slots set
  try_at = case when slots.state = 'planned' then 0
    when task.execution_time < timestamptz '9999-12-31 00:00:00+00' then cast(extract(epoch from task.execution_time) * 1000 as bigint) end,
  token = task.version,
  heard_at = case when task.picked then cast(extract(epoch from task.last_heartbeat) * 1000 as bigint) end
from scheduled_tasks as task
where task.task_instance = slots.schedule || '@' || slots.slot;

drop table scheduled_tasks;
