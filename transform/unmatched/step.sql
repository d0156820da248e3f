-- Everything that approvals and evidence may be about and that is a record of a source.
create temporary view subjects as
select 'changes' as feed, source_system, 'change' as subject_kind, change_id as subject_id from changes
union all select 'tickets', source_system, 'request', ticket_id from tickets
union all select 'tickets', source_system, 'ticket', ticket_id from tickets
union all select 'value_signoffs', source_system, 'signoff', signoff_id from value_signoffs
union all select 'value_claims', source_system, 'claim', claim_id from value_claims
union all select 'time_cards', source_system, 'time_card', time_card_id from time_cards;

create temporary view known_tickets as select 'tickets' as feed, source_system, ticket_id from tickets;
create temporary view known_changes as select 'changes' as feed, source_system, change_id as remediates_change_id from changes;
create temporary view known_signoffs as select 'value_signoffs' as feed, source_system, signoff_id as withdraws_signoff_id from value_signoffs;
create temporary view known_evidence as select 'evidence' as feed, source_system, evidence_id from evidence;
create temporary view known_cards as select 'time_cards' as feed, source_system, time_card_id as reverses_id from time_cards where reverses_id is null;

-- What feeds name of these, by which key they are known, and who is asked about the row.
create temporary view naming_tickets as
select 'ticket_events' as feed, source_system, concat_ws('|', ticket_id, at, sequence) as record_key, 'ticket' as what, ticket_id as named,
  `by` as owner, at as since_at, ticket_id
from ticket_events;

create temporary view naming_subjects as
select 'approvals' as feed, source_system, concat_ws('|', approval_id, step) as record_key, 'subject' as what, subject_id as named,
  approver as owner, requested_at as since_at, subject_kind, subject_id
from approvals
union all
select 'evidence', source_system, evidence_id, 'subject', subject_id, `by`, attached_at, subject_kind, subject_id from evidence;

create temporary view naming_changes as
select 'changes' as feed, source_system, concat(change_id, '/remediates_change_id') as record_key, 'change' as what,
  remediates_change_id as named, owner, coalesce(actual_start_at, planned_start_at) as since_at, remediates_change_id
from changes;

create temporary view naming_signoffs as
select 'value_signoffs' as feed, source_system, concat(signoff_id, '/withdraws_signoff_id') as record_key, 'signoff' as what,
  withdraws_signoff_id as named, controller as owner, decided_at as since_at, withdraws_signoff_id
from value_signoffs;

create temporary view naming_evidence as
select 'value_signoffs' as feed, source_system, concat(signoff_id, '/evidence_id') as record_key, 'evidence' as what, evidence_id as named,
  controller as owner, decided_at as since_at, evidence_id
from value_signoffs
union all
select 'gate_events', source_system, concat(concat_ws('|', measure_id, gate, event, decided_at), '/evidence_id'), 'evidence', evidence_id,
  decided_by, decided_at, evidence_id
from gate_events;

create temporary view naming_cards as
select 'time_cards' as feed, source_system, concat(time_card_id, '/reverses_id') as record_key, 'card' as what, reverses_id as named,
  person as owner, cast(worked_on as timestamp) as since_at, reverses_id
from time_cards;

-- Every record that names a measure: what the other feeds point at must exist.
create temporary view naming_a_measure as
with named as (
  select 'value_claims' as feed, source_system, claim_id as record_key, measure_id as named, period, amount, currency,
    claimed_by as owner, claimed_at as since_at from value_claims
  union all select 'value_signoffs', source_system, signoff_id, measure_id, period, amount, currency, controller, decided_at
    from value_signoffs
  union all select 'value_plans', source_system, concat_ws('|', measure_id, version, period, benefit_type), measure_id, period,
    amount, currency, approved_by, approved_at from value_plans
  union all select 'value_forecasts', source_system, concat_ws('|', measure_id, period, benefit_type, entered_at), measure_id,
    period, amount, currency, entered_by, entered_at from value_forecasts
  union all select 'measurement_plans', source_system, concat_ws('|', measure_id, version), measure_id, null, null, null,
    approved_by, frozen_at from measurement_plans
  union all select 'tickets', source_system, ticket_id, measure_id, null, null, null, assignee, opened_at
    from tickets where measure_id is not null
  union all select 'changes', source_system, change_id, measure_id, null, null, null, owner,
    coalesce(actual_start_at, planned_start_at) from changes where measure_id is not null)
select n.*, if(i.level is null, 'unknown_measure', 'not_a_measure') as reason
from named n left anti join measures m on m.measure_id = n.named
left join initiatives i on i.node_id = n.named;

-- What names a change or a ticket that is not there, that is not where it is meant, or that cannot be told from others; told_… have the system of
-- what they name, and the fault where they are not linked though there is such a record.
create temporary view naming_a_record as
select 'deployments' as feed, d.source_system, deployment_id as record_key,
  if(d.change_id is null, 'no_change', concat(coalesce(change_system_fault, 'unknown'), '_change')) as reason,
  d.change_id as named, d.by as owner, deployed_at as since_at
from told_deployments d left anti join changes c on c.source_system = d.change_system and c.change_id = d.change_id
union all
select 'incident_causes', source_system, concat_ws('|', ticket_id, change_id),
  if(ticket_known, concat(coalesce(change_system_fault, 'unknown'), '_change'), concat(coalesce(ticket_system_fault, 'unknown'), '_ticket')),
  if(ticket_known, change_id, ticket_id), declared_by, declared_at
from (select i.*, t.ticket_id is not null as ticket_known, c.change_id is not null as change_known
  from told_causes i
  left join tickets t on t.source_system = i.ticket_system and t.ticket_id = i.ticket_id
  left join changes c on c.source_system = i.change_system and c.change_id = i.change_id)
where not (ticket_known and change_known)
union all
select 'tickets', t.source_system, concat_ws('/', ticket_id, 'caused_by_change_id'),
  concat(coalesce(change_system_fault, 'unknown'), '_change'), caused_by_change_id, assignee, opened_at
from told_tickets t left anti join changes c on c.source_system = t.change_system and c.change_id = t.caused_by_change_id;

-- With those that other systems have, and not the one that is meant.
create temporary view pointing as
select feed, source_system, record_key, reason, named, period, amount, currency, owner, since_at from naming_a_measure
union all
select feed, source_system, record_key, reason, named, null, null, null, owner, since_at from naming_a_record
union all
select feed, source_system, record_key, reason, named, null, null, null, owner, since_at from unlinked;

create temporary view spend as
with latest as (
  select p.legal_entity, p.accounts, p.cost_objects from measurement_plans p
  left semi join measures m on m.measure_id = p.measure_id
  where not exists (
    select 1 from measurement_plans l where l.measure_id = p.measure_id and l.version > p.version)),
by_account as (
  select legal_entity, cost_objects, explode(split(accounts, ' *; *')) as account from latest),
selected as (
  select distinct legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object from by_account)
select 'ledger_lines' as feed, source_system, line_id as record_key, 'no_measurement_plan' as reason,
  cost_object as named, fiscal_period as period, amount, currency, amount_group as said_group,
  posted_on as since_on
from ledger_lines l
where not l.document_kind <=> 'closing' and not exists (select 1 from selected s where s.legal_entity = l.legal_entity
  and s.account = l.account and s.cost_object = l.cost_object)
  and not exists (select 1 from measures m where m.measure_id = l.cost_object);

-- What points nowhere, with what its name resembles; then time, then spend that nobody owns. What the source says in group currency stands;
-- else the average rate counts, for plans the plan rate.
with items as (
  select feed, source_system, record_key, reason, named, resembles, period, amount, currency, null as said_group, null as hours,
    owner, to_date(from_utc_timestamp(since_at, :zone)) as since_on
  from resembling
  union all
  select 'time_cards', source_system, time_card_id, coalesce(unmatched_because, 'no_period'), work_ref, null, period, cost, currency, cost_group,
    hours, person, worked_on
  from effort where unmatched_because is not null or period is null
  union all
  select feed, source_system, record_key, reason, named, null, period, amount, currency, said_group, null, null, since_on
  from spend),
days as (
  select period, explode(sequence(starts_on, ends_on)) as day from periods),
dated as (
  select i.* except (period), coalesce(i.period, p.period) as period
  from items i left join days p on p.day = i.since_on)
select d.*, coalesce(said_group, cast(round(amount * if(feed in ('value_plans', 'value_forecasts'), plan_rate, average_rate), 4) as decimal(19, 4)))
    as amount_group
from dated d left join rates r on r.currency = d.currency and r.period = d.period
