select
  current_user::text as login, cast(null as text) as node, cast(null as text) as given_by,
  'You see every row: you own the tables or are a superuser, and no policy binds you.' as says
where not row_security_active('{own}.sight')
union all
select
  current_user::text, e.node, e.given_by,
  case
    when exists (select 1 from {own}.sight s where s.above = e.node and s.kind = 'everything') then 'You see every row.'
    when exists (select 1 from {own}.sight s where s.above = e.node) then
      'You see the rows of ' || e.node || ' and of what lies below it (nodes and services: '
      || (select count(*) from {own}.sight s where s.above = e.node) || ').'
    else e.node || ' is no node of the register and has no services: you see only rows whose department it is.'
  end
from {views}.entitlement e
where row_security_active('{own}.sight') and e.login = current_user
union all
select
  current_user::text, null, null,
  'You see no rows: nothing entitles the login ' || current_user::text
  || '. Whoever keeps people.yml writes login: and sees: for you; it holds from the next publication on.'
where row_security_active('{own}.sight') and not exists (select 1 from {views}.entitlement e where e.login = current_user)
