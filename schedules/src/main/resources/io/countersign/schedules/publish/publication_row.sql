insert into {own}.publication (mart, edition, period, as_of, code_version, lake_version, row_count, sha256)
values (?, ?, ?, cast(? as timestamp with time zone), ?, ?, ?, ?)
