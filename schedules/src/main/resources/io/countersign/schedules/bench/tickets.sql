-- :tickets tickets opened over nine months: a fortieth open and on hold, one in twenty taking up to two months.
with numbers as (
  select id, pmod(xxhash64(id, 1), 1000000) as a, pmod(xxhash64(id, 2), 1000000) as b, pmod(xxhash64(id, 3), 1000000) as c,
    pmod(xxhash64(id, 4), 1000000) as d, pmod(xxhash64(id, 5), 1000000) as e, pmod(xxhash64(id, 6), 40) = 0 as held
  from range(:tickets)),
paths as (
  select id, held, pmod(xxhash64(id, 7), 4) as priority, pmod(xxhash64(id, 8), 3) as service,
    1767225600 + a * 23 as opened, 60 + b % 14400 as answered, c % 172800 as worked, d % 259200 as paused,
    60 + if(e % 20 = 0, e * 5, e % 432000) as solved
  from numbers)
select concat('T', lpad(id, 8, '0')) as ticket_id, 'incident' as kind, element_at(array('S-BERLIN', 'S-SYDNEY', 'S-NIGHT'), int(service) + 1) as service_id,
  concat('P', priority + 1) as priority, held,
  opened, opened + answered as answered, opened + answered + worked as paused, opened + answered + worked + paused as resumed,
  opened + answered + worked + paused + solved as ended
from paths
