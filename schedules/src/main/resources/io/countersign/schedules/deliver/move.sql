update deliveries set state = ?, changed_at = ?, note = ?, sends = sends + ?, token = coalesce(?, token)
where issue = ? and recipient = ? and channel = ? and
