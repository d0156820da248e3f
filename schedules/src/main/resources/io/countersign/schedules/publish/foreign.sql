-- Everything in the schema that is no view on an edition of ours.
select c.relname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relkind in ('r', 'v', 'm', 'f', 'p') and c.relname <> 'entitlement'
  and (c.relkind <> 'v' or obj_description(c.oid, 'pg_class') is null
    or md5(pg_get_viewdef(c.oid)) <> right(obj_description(c.oid, 'pg_class'), 32))
order by 1
