insert into whole by name
select distinct id as {key}{additions}
from ({named})
where id is not null and id not in (select {key} from whole)
