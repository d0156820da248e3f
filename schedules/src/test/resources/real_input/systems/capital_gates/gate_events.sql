-- BNI is the first idea, PBC the first business case, BCA its approval; stages 1 and 2 are completion in parts. Stage 3,
-- the end of the time for defects, is no gate. One column may hold days in two forms, with and without the time.
WITH gates AS (
  SELECT id, approval_body, gate, said, _file, _row
  FROM projects
  LATERAL VIEW stack(5,
    'defined', bni, 'detailed', pbc, 'decided', bca, 'implemented', stage1, 'closed', stage2) AS gate, said
  WHERE said IS NOT NULL
)
SELECT
  id AS measure_id,
  gate,
  'entered' AS event,
  coalesce(
    CAST(try_to_timestamp(said, 'd/M/yyyy h:mm:ss a') AS string),
    CAST(try_to_timestamp(said, 'd/M/yyyy') AS string),
    CAST(try_to_timestamp(said, 'yyyy-M-d H:mm:ss') AS string),
    said) AS decided_at,
  approval_body AS decided_by,
  _file, _row
FROM gates
