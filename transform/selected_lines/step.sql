-- The ledger as the measurement plans look at it; the many lines are added up once, here.
with listed as (
  select distinct legal_entity, account, cost_object, explode(once_journals) as journal_id from selected_cells),
lines as (
  select l.legal_entity, l.account, l.cost_object, l.month as period, l.currency,
    o.journal_id as once_journal, cast(sum(l.amount) as decimal(19, 4)) as amount
  from ledger_lines l
  left join listed o on o.legal_entity = l.legal_entity and o.account = l.account and o.cost_object = l.cost_object
    and o.journal_id = l.journal_id
  where l.document_kind not in ('reclass', 'closing') and l.cost_object is not null
  group by l.legal_entity, l.account, l.cost_object, l.month, l.currency, o.journal_id)
select c.selection, l.period, l.currency, sum(l.amount) as amount,
  coalesce(sum(if(array_contains(c.once_journals, l.once_journal), l.amount, 0)), 0) as once
from selected_cells c join lines l using (legal_entity, account, cost_object)
where l.period is not null
group by c.selection, l.period, l.currency
