SELECT ID AS evidence_id, 'change' AS subject_kind, OBJ AS subject_id, SORT AS kind, VERDICT AS result,
       DATEADD('SECOND', ADDED, TIMESTAMP '1970-01-01 00:00:00') AS attached_at, WHO AS by, FINGERPRINT AS content_hash
FROM DESK.ATTACHMENT
