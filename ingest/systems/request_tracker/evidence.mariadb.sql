-- MariaDB. As evidence.sql; here long values are bytes in UTF-8 as they are (quirk 15), or base64.
select concat('RT-', v.id) as evidence_id, 'change' as subject_kind, v.ObjectId as subject_id, f.Name as kind, v.Created as attached_at,
  u.Name as "by",
  sha2(case when lower(v.ContentEncoding) = 'base64' then from_base64(v.LargeContent)
    else coalesce(nullif(v.LargeContent, ''), convert(v.Content using utf8mb4)) end, 256) as content_hash,
  v.LastUpdated as _changed_at
from ObjectCustomFieldValues v
join CustomFields f on f.id = v.CustomField and f.Name in ('Rollback Plan', 'Test Evidence')
join Tickets t on t.id = v.ObjectId
join Queues q on q.id = t.Queue and q.Lifecycle = 'change'
join Users u on u.id = v.Creator
where v.ObjectType = 'RT::Ticket' and v.Disabled = 0 and (v.LastUpdated is null or v.LastUpdated >= :since)
