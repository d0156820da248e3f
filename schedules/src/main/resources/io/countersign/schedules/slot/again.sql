update slots set state = 'waiting', reason = 'A delivery is sent again.', try_at = ?
where state in ('done', 'failed') and exists (
  select 1 from parcels where parcels.schedule = slots.schedule and parcels.slot = slots.slot and issue = ?)
