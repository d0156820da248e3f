insert into attempts (schedule, slot, token, owner, began_at, outcome, note)
values (?, ?, ?, ?, ?, 'running', '')
