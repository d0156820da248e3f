insert into marks (schedule, seen_at) values ('pack', 1793793600000);
insert into slots (schedule, slot, due, period, state, reason, attempts, since, told, owner) values
  ('pack', '2026-11-04T06:00', 1793772000000, '2026-10', 'done', '4 accepted', 1, 0, 0, 'host/1'),
  ('pack', '2026-11-04T07:00', 1793775600000, '2026-10', 'running', '', 0, 0, 0, 'host/1'),
  ('pack', '2026-11-04T08:00', 1793779200000, '2026-10', 'retrying', 'no disk', 1, 0, 0, 'host/2'),
  ('pack', '2026-11-04T09:00', 1793782800000, '2026-10', 'waiting', 'period 2026-10 is not closed', 0, 1793793600000, 1, 'host/2'),
  ('pack', '2026-11-04T10:00', 1793786400000, '2026-10', 'skipped', 'Late', 0, 0, 0, ''),
  ('pack', '2026-11-04T11:00', 1793790000000, '2026-10', 'planned', '', 0, 0, 0, ''),
  ('pack', '2026-11-05T12:00', 1793880000000, '2026-10', 'planned', '', 0, 0, 0, '');
insert into attempts (schedule, slot, token, owner, began_at, ended_at, outcome, note) values
  ('pack', '2026-11-04T06:00', 2, 'host/1', 1793793600000, 1793793600000, 'done', '4 accepted'),
  ('pack', '2026-11-04T07:00', 2, 'host/1', 1793793600000, null, 'running', ''),
  ('pack', '2026-11-04T08:00', 2, 'host/2', 1793793600000, 1793793600000, 'retrying', 'no disk'),
  ('pack', '2026-11-04T09:00', 2, 'host/2', 1793793600000, 1793793600000, 'waiting', 'period 2026-10 is not closed');
insert into openings (schedule, slot, as_of) values ('pack', '2026-11-04T06:00', 1793772000000);
insert into parcels (schedule, slot, title, issue, file, sha256, nodes, whom) values
  ('pack', '2026-11-04T06:00', 'cfo_pack of 2026-10 (released)', 'CP-2026-10-0a1b2c', 'out/2026-10/cfo_pack-2026-10.pdf', '0a1b2c', 'all', ''),
  ('pack', '2026-11-04T06:00', 'claimed_vs_verified of 2026-10 (prepared)', 'CV-2026-10-3d4e5f', 'out/2026-10/claimed_vs_verified-2026-10-ada.pdf', '3d4e5f', 'M-1', 'ada');
insert into deliveries (issue, recipient, channel, address, file, sha256, state, message_id, sends, token, changed_at, note) values
  ('CP-2026-10-0a1b2c', 'cfo', 'mail', 'cfo@halden.example', 'out/2026-10/cfo_pack-2026-10.pdf', '0a1b2c', 'accepted', '<0a1b@countersign>', 1, 2, 1793793600000, '250 OK'),
  ('CV-2026-10-3d4e5f', 'ada', 'mail', 'ada@halden.example', 'out/2026-10/claimed_vs_verified-2026-10-ada.pdf', '3d4e5f', 'unknown', '<3d4e@countersign>', 1, 2, 1793793600000, 'The sender was not heard of while it was sending.');
insert into delivery_history (issue, recipient, channel, number, state, at, note) values
  ('CP-2026-10-0a1b2c', 'cfo', 'mail', 1, 'planned', 1793793600000, ''),
  ('CP-2026-10-0a1b2c', 'cfo', 'mail', 2, 'sending', 1793793600000, ''),
  ('CP-2026-10-0a1b2c', 'cfo', 'mail', 3, 'accepted', 1793793600000, '250 OK');
