-- A transaction number may stand twice in a file, so a line is named by its file and row.
SELECT
  concat(regexp_extract(_file, 'over-500-(.*)[.]csv', 1), ':', _row) AS line_id,
  trans_no AS journal_id,
  'Oxford City Council' AS legal_entity,
  expenditure_code AS account,
  coalesce(organisational_unit, organisatonal_unit, service_area) AS cost_object,
  coalesce(CAST(date(try_to_timestamp(paid_date, 'd/M/yyyy')) AS string), paid_date) AS posted_on,
  CASE WHEN try_cast(amount AS decimal(18, 4)) < 0 THEN 'credit' ELSE 'invoice' END AS document_kind,
  amount,
  'GBP' AS currency,
  supplier_name AS text,
  _file, _row
FROM spend
