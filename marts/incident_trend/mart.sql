-- Incidents by the week in which they were opened (Monday first, in the company's zone), up to the end of :period.
with incidents as (
  select h.*, cast(date_trunc('WEEK', opened_on) as date) as week_on, cast(date_trunc('WEEK', ended_on) as date) as ended_week_on
  from ticket_histories h
  where kind = 'incident' and status not in ('rejected', 'cancelled')
    and opened_at < (select ends_at from periods where period = :period)
),
promises as (
  select source_system, ticket_id, bool_or(breached_at is not null) as breached, sum(if(metric = 'resolution', delay_cost, null)) as delay_cost
  from sla_instances
  group by source_system, ticket_id
),
-- As change_links: a person named the change, on the ticket or in incident_causes. Where nobody ever names one, nothing can be said.
caused as (
  select distinct ticket_system as source_system, ticket_id from change_links where rule = 'declared'
),
told as (
  select exists (select 1 from incident_causes) or exists (select 1 from ticket_histories where caused_by_change_id is not null) as causes
),
opened as (
  select week_on, count(*) as opened, count_if(reopenings > 0) as reopened, sum(reopenings) as reopenings,
    sum(reassignments) as reassignments, count_if(groups > 1) as group_changed,
    count_if(priority_changes > 0) as priority_changed, count_if(misclassified) as misclassified,
    count_if(repeats_ticket_id is not null) as repeated, count_if(change_id is not null) as with_change,
    count_if(c.ticket_id is not null) as caused_by_change,
    count_if(coalesce(p.breached, false)) as breached, cast(sum(p.delay_cost) as decimal(19, 4)) as delay_cost
  from incidents i
  left join promises p on p.source_system = i.source_system and p.ticket_id = i.ticket_id
  left join caused c on c.source_system = i.source_system and c.ticket_id = i.ticket_id
  group by week_on
),
ended as (
  select ended_week_on as week_on, count(*) as ended from incidents where ended_week_on is not null group by ended_week_on
)
select coalesce(o.week_on, e.week_on) as week_on,
  coalesce(opened, 0) as opened, coalesce(ended, 0) as ended,
  sum(coalesce(opened, 0) - coalesce(ended, 0)) over (order by coalesce(o.week_on, e.week_on)) as open_at_end,
  coalesce(reopened, 0) as reopened, coalesce(reopenings, 0) as reopenings,
  coalesce(reassignments, 0) as reassignments, coalesce(group_changed, 0) as group_changed,
  coalesce(priority_changed, 0) as priority_changed, coalesce(misclassified, 0) as misclassified,
  coalesce(repeated, 0) as repeated, coalesce(with_change, 0) as with_change,
  if(causes, coalesce(caused_by_change, 0), null) as caused_by_change, coalesce(breached, 0) as breached, delay_cost
from opened o full join ended e on e.week_on = o.week_on cross join told
