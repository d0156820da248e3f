-- One statement, so of two that claim a slot one finds it taken.
update slots set state = 'running', owner = ?, token = token + 1, heard_at = ?
where schedule = ? and slot = ? and try_at <= ? and coalesce(heard_at, 0) <= ?
