create temporary view causes as
select source_system, ticket_system, ticket_id, change_id, declared_at from told_tickets
union all
select source_system, source_system, ticket_id, caused_by_change_id, null from tickets where caused_by_change_id is not null;

-- Which incident is laid at which change's door, by each of the three rules (C4, C5). An incident that was rejected or cancelled turned out to be
-- none. change_records are the changes and the lone deployments; told_causes says which system's change the ticket itself names, or a feed of its
-- own; those that name an unknown change or ticket are in unmatched.
with work as (
  select source_system, change_id, service_id as change_service_id, started_at, touched_at, window_ends_at, failing_priorities
  from change_records),
incidents as (
  select source_system as ticket_system, ticket_id, service_id as ticket_service_id, opened_at, priority,
    kind = 'incident' and status not in ('rejected', 'cancelled') as incident, if(resolved_at <= :as_of, resolved_at, null) as resolved_at
  from tickets),
said as (
  select change_system as source_system, change_id, ticket_system, ticket_id, min(declared_at) as declared_at
  from told_causes group by all),
declared as (
  select *, coalesce(incident and opened_at >= started_at and opened_at < window_ends_at, false) as in_window
  from said join incidents using (ticket_system, ticket_id) join work using (source_system, change_id)),
on_same_service as (
  select *, source_system = ticket_system as at_home
  from incidents join work on ticket_service_id = change_service_id
    and incident and opened_at >= started_at and opened_at < window_ends_at),
-- services are the company's, so an incident may be laid at a change of another system; but only where its own has none in the window
laid as (
  select * from on_same_service qualify at_home or not bool_or(at_home) over (partition by ticket_system, ticket_id)),
nearest as (
  select * from laid
  qualify row_number() over (partition by ticket_system, ticket_id
    order by least(touched_at, opened_at) desc, started_at desc, change_id desc, source_system desc) = 1),
linked as (
  select 'declared' as rule, source_system, change_id, ticket_system, ticket_id, coalesce(declared_at, opened_at) as linked_at, opened_at,
    resolved_at, priority, in_window, failing_priorities, started_at, touched_at
  from declared
  union all
  select 'same_service_in_window', source_system, change_id, ticket_system, ticket_id, opened_at, opened_at,
    resolved_at, priority, true, failing_priorities, started_at, touched_at
  from laid
  union all
  select 'nearest_previous_in_window', source_system, change_id, ticket_system, ticket_id, opened_at, opened_at,
    resolved_at, priority, true, failing_priorities, started_at, touched_at
  from nearest)
select *, 1L as rule_version,
  failing_priorities is null or coalesce(array_contains(split(failing_priorities, ' *; *'), priority), false) as severe
from linked
