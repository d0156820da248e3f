insert into openings (schedule, slot, as_of) values (?, ?, ?)
on conflict (schedule, slot) do nothing
