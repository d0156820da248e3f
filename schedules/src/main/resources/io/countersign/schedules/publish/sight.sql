-- What lies below what, for the policies of this edition; everybody sees of it what is below his own nodes.
create table {own}.sight (above text not null, kind text not null, id text not null, primary key (above, kind, id));
insert into {own}.sight (above, kind, id)
select ancestor_id, 'node', node_id from {own}.node_closure
union
select service_id, 'service', service_id from {own}.services
union
select department, 'service', service_id from {own}.services where department is not null
union
select 'all', 'everything', ''
union
-- Whoever sees the top sees everything; where there are several tops, no single one of them is the company.
select min(node_id), 'everything', '' from {own}.nodes where parent_id is null and known and gone_at is null having count(*) = 1;
alter table {own}.sight enable row level security;
create policy entitled on {own}.sight for select using (
  above in (select node from {views}.entitlement where login = current_user));
comment on table {own}.sight is 'What lies below what: the rows that a login sees go by it.';
