-- What goes through gates is a measure; it stands under its delivery program.
SELECT 'MW' AS node_id, CAST(NULL AS string) AS parent_id, 'organization' AS level, 'Melbourne Water' AS name,
  CAST(NULL AS string) AS owner, CAST(NULL AS string) AS business_unit, CAST(NULL AS string) AS steering_committee,
  CAST(NULL AS string) AS currency, CAST(NULL AS string) AS _file, CAST(NULL AS bigint) AS _row
UNION ALL
SELECT DISTINCT delivery_program, 'MW', 'program', delivery_program, NULL, NULL, NULL, NULL, NULL, NULL
FROM projects
UNION ALL
SELECT id, delivery_program, 'measure', id, owner_team, owner_group, approval_body, 'AUD', _file, _row
FROM projects
