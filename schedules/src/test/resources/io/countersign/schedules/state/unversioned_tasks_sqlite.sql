-- The same slots as tasks of db-scheduler, with instants as its driver writes them.
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, consecutive_failures, last_heartbeat, version) values
  ('slot', 'pack@2026-11-04T06:00', 253402214400000, 0, null, 1, null, 3),
  ('slot', 'pack@2026-11-04T07:00', 1793775600000, 1, 'host/1', null, 1793793660000, 2),
  ('slot', 'pack@2026-11-04T08:00', 1793794800000, 0, null, 1, null, 3),
  ('slot', 'pack@2026-11-04T09:00', 1793794200000, 0, null, 0, null, 3),
  ('slot', 'pack@2026-11-04T10:00', 253402214400000, 0, null, 0, null, 2),
  ('slot', 'pack@2026-11-04T11:00', 1793790000000, 0, null, null, null, 1),
  ('slot', 'pack@2026-11-05T12:00', 1793880000000, 0, null, null, null, 1);
