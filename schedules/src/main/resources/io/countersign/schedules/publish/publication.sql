create table {own}.publication (
  mart varchar not null primary key,
  edition bigint not null,
  period varchar not null,
  as_of timestamp with time zone not null,
  code_version varchar not null,
  lake_version bigint not null,
  row_count bigint not null,
  sha256 varchar not null
)
