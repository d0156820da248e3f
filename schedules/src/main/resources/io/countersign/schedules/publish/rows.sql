insert into {table} by name
select * from {files} order by {grain}
