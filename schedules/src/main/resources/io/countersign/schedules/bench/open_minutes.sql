-- The minute spine: every minute that somebody works in.
select calendar_id, unnest(generate_series(opens_at, closes_at - interval 1 minute, interval 1 minute)) as minute
from windows
