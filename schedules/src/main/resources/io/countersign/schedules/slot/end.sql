update slots set state = ?, reason = ?, attempts = ?, since = ?, told = ?, try_at = ?, heard_at = null
where schedule = ? and slot = ? and token = ? and heard_at is not null
