-- A clock that was set back does not make the past unseen.
insert into watermarks (schedule, seen_at) values (?, ?)
on conflict (schedule) do update set seen_at = excluded.seen_at
where watermarks.seen_at < excluded.seen_at
