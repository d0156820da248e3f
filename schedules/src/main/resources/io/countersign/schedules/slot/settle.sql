update slots set state = ?, reason = ?, try_at = null
where schedule = ? and slot = ? and state = 'planned'
