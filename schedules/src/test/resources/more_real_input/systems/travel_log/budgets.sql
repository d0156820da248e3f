-- What was declared or asked for is committed in the month of its first step, whether it is paid in the end or not.
WITH declared AS (
  SELECT c.`case` AS id, min(substr(s.`timestamp`, 1, 7)) AS period,
    round(CAST(coalesce(c.amount, c.requestedamount) AS decimal(38, 16)), 4) AS amount
  FROM cases c
  LEFT JOIN steps s ON s.`case` = c.`case`
  GROUP BY c.`case`, coalesce(c.amount, c.requestedamount)
)
SELECT 'TU/e' AS node_id, regexp_extract(id, '^[a-z]+', 0) AS account, period, 'commitment' AS kind, sum(amount) AS amount, 'EUR' AS currency
FROM declared
GROUP BY 1, 2, 3, 4, 6
