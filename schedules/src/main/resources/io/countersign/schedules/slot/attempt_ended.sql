update attempts set ended_at = ?, outcome = ?, note = ?
where schedule = ? and slot = ? and token = ?
