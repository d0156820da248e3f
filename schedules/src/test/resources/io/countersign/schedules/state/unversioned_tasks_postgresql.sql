-- The same slots as tasks of db-scheduler, with instants as its driver writes them.
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, consecutive_failures, last_heartbeat, version) values
  ('slot', 'pack@2026-11-04T06:00', '9999-12-31 00:00:00+00', false, null, 1, null, 3),
  ('slot', 'pack@2026-11-04T07:00', '2026-11-04 07:00:00+00', true, 'host/1', null, '2026-11-04 12:01:00+00', 2),
  ('slot', 'pack@2026-11-04T08:00', '2026-11-04 12:20:00+00', false, null, 1, null, 3),
  ('slot', 'pack@2026-11-04T09:00', '2026-11-04 12:10:00+00', false, null, 0, null, 3),
  ('slot', 'pack@2026-11-04T10:00', '9999-12-31 00:00:00+00', false, null, 0, null, 2),
  ('slot', 'pack@2026-11-04T11:00', '2026-11-04 11:00:00+00', false, null, null, null, 1),
  ('slot', 'pack@2026-11-05T12:00', '2026-11-05 12:00:00+00', false, null, null, null, 1);
