-- Who works on a slot stands in its row: what db-scheduler noted beside it.

-- When it may be worked on next, by the wall's clock; 0 as soon as it is due, blank never.
alter table slots add column try_at bigint;
-- Raised by each claim: whoever holds a lower one may say nothing more.
alter table slots add column token bigint not null default 0;
-- When its holder was last heard of; blank where nobody holds it.
alter table slots add column heard_at bigint;

-- Until when a schedule's slots were seen.
alter table marks rename to watermarks;
