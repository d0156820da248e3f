SELECT VOTE_ID AS approval_id, STEP AS step, OBJ_KIND AS subject_kind, OBJ AS subject_id, TOPIC AS waiting_for,
       VOTER AS approver, ROLE AS role,
       DATEADD('SECOND', ASKED, TIMESTAMP '1970-01-01 00:00:00') AS requested_at,
       DATEADD('SECOND', GIVEN, TIMESTAMP '1970-01-01 00:00:00') AS decided_at,
       VOTE AS decision, VIA AS channel, FOR_WHOM AS delegated_by, SCOPE AS scope_hash, QUORUM AS quorum
FROM DESK.VOTE
