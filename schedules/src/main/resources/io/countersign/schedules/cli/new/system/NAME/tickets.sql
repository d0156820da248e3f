-- One SELECT a feed, in the product's own dialect; columns as in the feed's contract. Put right here what is odd about the product.
select id as ticket_id, 'task' as kind, status as status, opened_at as opened_at, changed_at as _changed_at
from tasks
where changed_at is null or changed_at >= :since
