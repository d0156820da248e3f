-- Made once, and brought up to date where an earlier version made it. It is never dropped.
create schema if not exists {views};
create table if not exists {views}.entitlement (
  login text not null, node text not null, given_by text not null default 'by hand', primary key (login, node));
do $$ begin
  if not exists (select 1 from pg_attribute where attrelid = '{views}.entitlement'::regclass and attname = 'given_by') then
    alter table {views}.entitlement add column given_by text not null default 'by hand';
  end if;
  if not exists (select 1 from pg_policy where polrelid = '{views}.entitlement'::regclass) then
    alter table {views}.entitlement enable row level security;
    create policy own on {views}.entitlement for select using (login = current_user);
  end if;
end $$;
comment on table {views}.entitlement is 'Which login sees which rows: those of the node and of all that lies below it. A node is a node of the register, a service, a department, or all. What people.yml says (login:, sees:) is put here at each publication; rows that somebody wrote by hand stay.';
comment on column {views}.entitlement.login is 'The name of the role in this database, letter by letter.';
comment on column {views}.entitlement.node is 'A node_id, a service_id, a department, or all: every row, also those that belong to nobody.';
comment on column {views}.entitlement.given_by is 'people.yml: put here and taken away by each publication. Anything else: yours.';
