select n.nspname
from pg_namespace n
join pg_class c on c.relnamespace = n.oid
where c.relname = 'publication' and c.relkind = 'r' and n.nspname ~ ('^' || ? || '_[0-9]+$')
order by length(n.nspname) desc, n.nspname desc
