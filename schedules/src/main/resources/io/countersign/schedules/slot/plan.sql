insert into slots (schedule, slot, due, period, state, reason, attempts, since, told, owner, try_at)
values (?, ?, ?, ?, 'planned', '', 0, 0, 0, '', 0)
on conflict (schedule, slot) do update set state = 'planned', reason = '', try_at = 0
where slots.state = 'withdrawn'
