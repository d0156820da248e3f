-- The tables as they were before their versions were counted. A database of that time has all or some of them already.

create table if not exists marks (
  schedule varchar(100) primary key,
  seen_at bigint not null
);

create table if not exists slots (
  schedule varchar(100) not null,
  slot varchar(40) not null,
  due bigint not null,
  period varchar(20) not null,
  state varchar(20) not null,
  reason varchar(2000) not null,
  attempts int not null,
  since bigint not null,
  told int not null,
  owner varchar(200) not null,
  primary key (schedule, slot)
);

-- Of db-scheduler, as its makers give it.
create table if not exists scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create table if not exists attempts (
  schedule varchar(100) not null,
  slot varchar(40) not null,
  token bigint not null,
  owner varchar(200) not null,
  began_at bigint not null,
  ended_at bigint,
  outcome varchar(20) not null,
  note varchar(2000) not null,
  primary key (schedule, slot, token)
);

create table if not exists openings (
  schedule varchar(100) not null,
  slot varchar(40) not null,
  as_of bigint not null,
  primary key (schedule, slot)
);

create table if not exists parcels (
  schedule varchar(100) not null,
  slot varchar(40) not null,
  title varchar(500) not null,
  issue varchar(200) not null,
  file varchar(1000) not null,
  sha256 varchar(64) not null,
  nodes text not null,
  whom varchar(200) not null,
  primary key (schedule, slot, issue)
);

create table if not exists deliveries (
  issue varchar(200) not null,
  recipient varchar(100) not null,
  channel varchar(100) not null,
  address varchar(500) not null,
  file varchar(1000) not null,
  sha256 varchar(64) not null,
  state varchar(20) not null,
  message_id varchar(200) not null,
  sends int not null,
  token bigint not null,
  changed_at bigint not null,
  note varchar(2000) not null,
  primary key (issue, recipient, channel)
);

create table if not exists delivery_history (
  issue varchar(200) not null,
  recipient varchar(100) not null,
  channel varchar(100) not null,
  number int not null,
  state varchar(20) not null,
  at bigint not null,
  note varchar(2000) not null,
  primary key (issue, recipient, channel, number)
);
