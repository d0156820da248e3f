insert into deliveries
  (issue, recipient, channel, address, file, sha256, state, message_id, sends, token, changed_at, note)
values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)
on conflict (issue, recipient, channel) do nothing
