SELECT DISTINCT regexp_extract(`case`, '^[a-z]+', 0) AS account, '2017-01-01' AS valid_from,
  CASE WHEN `case` LIKE 'declaration%' THEN 'Travel within the country' ELSE 'Requests for payment' END AS name, 'opex' AS account_type
FROM cases
