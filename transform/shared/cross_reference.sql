-- Rows of naming_rows with home, the system of the record that each names, home_feeds, the feeds that have it there, and home_fault. Where the
-- workspace says whose records of a feed a system refers to, a name means the record there; else that of its own system; else the only other one.
with meaning as (
  select *,
    if(exists(homes, one -> one.system = refers_to[one.feed]),
      filter(homes, one -> one.system = refers_to[one.feed]),
      filter(homes, one -> refers_to[one.feed] is null)) as meant
  from naming_rows),
said as (
  select *, array_distinct(transform(meant, one -> one.system)) as systems from meaning),
found as (
  select *,
    case when array_contains(systems, source_system) then source_system when size(systems) = 1 then systems[0] end as home
  from said)
select * except (homes, refers_to, meant, systems),
  transform(filter(meant, one -> one.system = home), one -> one.feed) as home_feeds,
  case when home is null and size(systems) > 1 then 'ambiguous' when home is null and size(homes) > 0 then 'foreign' end as home_fault
from found
