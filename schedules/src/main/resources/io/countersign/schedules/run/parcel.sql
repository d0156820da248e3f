insert into parcels (schedule, slot, title, issue, file, sha256, nodes, whom)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (schedule, slot, issue) do nothing
