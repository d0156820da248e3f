-- The service catalogue, entry by entry: what was asked for, what had to be done twice, and what it cost. Up to the end of :period.
with asked as (
  select h.*, opened_at >= (select starts_at from periods where period = :period) as in_period,
    reopenings > 0 or misclassified or repeats_ticket_id is not null as rework
  from ticket_histories h
  where status not in ('rejected', 'cancelled')
    and opened_at < (select ends_at from periods where period = :period)
),
promises as (
  select source_system, ticket_id, bool_or(breached_at is not null) as breached, sum(if(metric = 'resolution', delay_cost, null)) as delay_cost
  from sla_instances
  group by source_system, ticket_id
),
counted as (
  select service_id, category,
    count(*) as tickets, count_if(in_period) as tickets_in_period,
    count_if(rework) as rework, count_if(rework and in_period) as rework_in_period,
    count_if(reopenings > 0) as reopened, count_if(misclassified) as misclassified,
    count_if(repeats_ticket_id is not null) as repeated, sum(reassignments) as reassignments,
    count_if(ended_at is null) as open_tickets, count_if(after_closure) as after_closure,
    cast(sum(hours) as decimal(19, 4)) as hours,
    count_if(coalesce(p.breached, false)) as breached, cast(sum(p.delay_cost) as decimal(19, 4)) as delay_cost
  from asked a left join promises p on p.source_system = a.source_system and p.ticket_id = a.ticket_id
  group by service_id, category
)
select *, cast(round(cast(rework as decimal(19, 0)) / tickets, 6) as decimal(19, 6)) as rework_rate
from counted
