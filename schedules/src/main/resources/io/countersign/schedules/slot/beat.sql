update slots set heard_at = ?
where schedule = ? and slot = ? and token = ? and heard_at is not null
