-- Days stand once for each developer of a task, too. A card for each developer of a task, on the day on which the task was done; while it is not, on which it was begun or
-- estimated.
SELECT
  concat(t.tasknumber, '/', t.developerid) AS time_card_id,
  t.developerid AS person,
  t.subcategory AS category,
  coalesce(CAST(date(try_to_timestamp(coalesce(d.completedon, d.startedon, d.estimateon), 'd-MMM-yy')) AS string),
    d.completedon, d.startedon, d.estimateon) AS worked_on,
  t.developerhoursactual AS hours,
  t.projectcode AS work_ref,
  t.statuscode AS status,
  t.authorisedbyid AS approved_by,
  t._file,
  t._row
FROM tasks t
LEFT JOIN (SELECT DISTINCT tasknumber, estimateon, startedon, completedon FROM days) d ON d.tasknumber = t.tasknumber
