-- What was paid, on the day on which it was; fifteen decimals become the four of money.
SELECT
  s.event_id AS line_id,
  s.`case` AS journal_id,
  'TU/e' AS legal_entity,
  regexp_extract(s.`case`, '^[a-z]+', 0) AS account,
  coalesce(nullif(c.budgetnumber, 'UNKNOWN'), nullif(c.project, 'UNKNOWN')) AS cost_object,
  substr(s.`timestamp`, 1, 10) AS posted_on,
  'invoice' AS document_kind,
  coalesce(CAST(round(try_cast(coalesce(c.amount, c.requestedamount) AS decimal(38, 16)), 4) AS string),
    c.amount, c.requestedamount) AS amount,
  'EUR' AS currency,
  s.`timestamp` AS entered_at,
  s.activity AS text,
  s._file,
  s._row
FROM steps s
LEFT JOIN cases c ON c.`case` = s.`case`
WHERE s.activity = 'Payment Handled'
