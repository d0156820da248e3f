-- What is parked until the year 9999 is over; what is planned may be taken as soon as it is due.
update slots set
  try_at = case when slots.state = 'planned' then 0 when task.execution_time < 253402214400000 then task.execution_time end,
  token = task.version,
  heard_at = case when task.picked then task.last_heartbeat end
from scheduled_tasks as task
where task.task_instance = slots.schedule || '@' || slots.slot;

drop table scheduled_tasks;
