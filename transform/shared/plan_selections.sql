-- Each frozen, ledger-backed measurement plan with its selection, blank where it selects nothing: a text to tell cells apart by, never to be
-- taken to pieces.
create temporary view selected_plans as
with coded as (
  select *,
    array_sort(array_distinct(filter(transform(split(coalesce(accounts, ''), ';'), x -> trim(x)), x -> x <> ''))) as account_list,
    array_sort(array_distinct(filter(transform(split(coalesce(cost_objects, ''), ';'), x -> trim(x)), x -> x <> ''))) as object_list,
    array_sort(array_distinct(filter(transform(split(coalesce(excluded_journals, ''), ';'), x -> trim(x)), x -> x <> ''))) as journal_list
  from measurement_plans where frozen_at is not null and method <> 'avoidance'),
listed as (
  select *, array_join(account_list, ';') as selected_accounts, array_join(object_list, ';') as selected_objects
  from coded)
select *,
  if(legal_entity is null or size(account_list) = 0 or size(object_list) = 0, null,
    concat_ws(' / ',
      -- a bar of an id that could be taken for one between ids is marked, so that no two selections are alike
      regexp_replace(replace(legal_entity, '\\', '\\\\'), '(?<=^| )/|/(?= |$)', '\\\\/'),
      regexp_replace(replace(selected_accounts, '\\', '\\\\'), '(?<=^| )/|/(?= |$)', '\\\\/'),
      regexp_replace(replace(selected_objects, '\\', '\\\\'), '(?<=^| )/|/(?= |$)', '\\\\/'))) as selection
from listed;

-- Cells of the ledger by selection; once_journals are those that any plan of the selection leaves out of its baseline.
select selection, legal_entity, account, cost_object,
  array_distinct(flatten(collect_list(journal_list))) as once_journals
from selected_plans
lateral view explode(account_list) as account
lateral view explode(object_list) as cost_object
where selection is not null
group by selection, legal_entity, account, cost_object
