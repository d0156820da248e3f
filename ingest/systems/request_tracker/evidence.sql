-- PostgreSQL. What a change has in its fields Rollback Plan and Test Evidence, as a fingerprint of the text: values over 255
-- letters are in LargeContent, there encoded as quoted-printable or base64 (quirks 11, 15).
with filed as (
  select v.id, v.ObjectId, v.Created, v.LastUpdated, v.Creator, f.Name as name, lower(coalesce(v.ContentEncoding, '')) as encoding,
    coalesce(nullif(v.LargeContent, ''), v.Content) as content
  from ObjectCustomFieldValues v
  join CustomFields f on f.id = v.CustomField and f.Name in ('Rollback Plan', 'Test Evidence')
  join Tickets t on t.id = v.ObjectId
  join Queues q on q.id = t.Queue and q.Lifecycle = 'change'
  where v.ObjectType = 'RT::Ticket' and v.Disabled = 0 and (v.LastUpdated is null or v.LastUpdated >= :since)),
plain as (
  select f.*,
    case when encoding = 'base64' then decode(content, 'base64')
      when encoding = 'quoted-printable' then (
        select string_agg(case when part[1] like '=__' then decode(substr(part[1], 2), 'hex') else convert_to(part[1], 'UTF8') end,
          ''::bytea order by place)
        from regexp_matches(regexp_replace(content, E'=\r?\n', '', 'g'), '=[0-9A-Fa-f]{2}|[^=]+|=', 'g')
          with ordinality as parts(part, place))
      else convert_to(content, 'UTF8') end as bytes
  from filed f)
select concat('RT-', p.id) as evidence_id, 'change' as subject_kind, p.ObjectId as subject_id, p.name as kind, p.Created as attached_at,
  u.Name as "by", encode(sha256(p.bytes), 'hex') as content_hash, p.LastUpdated as _changed_at
from plain p join Users u on u.id = p.Creator
