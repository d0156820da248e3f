-- Projects and their tasks, each under its own name; tasks without a project stand at the top.
select w.name as node_id, p.name as parent_id, case w.type when 'project' then 'project' else 'measure' end as level,
  w.name, c.code as currency
from project_work w
left join project_work p on p.id = w.parent
join company_company o on o.id = w.company
join currency_currency c on c.id = o.currency
