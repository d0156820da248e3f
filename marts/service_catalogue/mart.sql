-- One row for each service.
with versions as (
  select *, row_number() over (
    partition by service_id
    order by valid_from > cast(:as_of as date), abs(datediff(cast(:as_of as date), valid_from)), source_system) as nearest
  from services
)
select service_id, name, owner, department, department_head, calendar_id, revenue_relevant, valid_from
from versions
where nearest = 1
