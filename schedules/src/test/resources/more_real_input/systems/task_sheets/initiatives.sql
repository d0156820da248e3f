-- Projects have a code and no name; their time is what is known of them.
SELECT 'SIP' AS node_id, CAST(NULL AS string) AS parent_id, 'organization' AS level, 'Software house' AS name
UNION ALL
SELECT DISTINCT projectcode, 'SIP', 'measure', CAST(NULL AS string)
FROM tasks
