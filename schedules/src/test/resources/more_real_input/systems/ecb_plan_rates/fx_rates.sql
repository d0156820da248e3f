-- The bank says what a euro costs. A month's average is that of the days with a rate; its closing rate is that of the last.
WITH daily AS (
  SELECT date(date) AS day, trunc(date, 'MM') AS month, currency, CAST(rate AS decimal(18, 6)) AS rate
  FROM (SELECT date, stack(2, 'GBP', gbp, 'CAD', cad) AS (currency, rate) FROM days)
  WHERE rate <> 'N/A'
),
monthly AS (
  SELECT currency, month, round(1 / avg(rate), 6) AS average, round(1 / max_by(rate, day), 6) AS closing
  FROM daily
  GROUP BY currency, month
),
kinds AS (
  SELECT currency, month, stack(2, 'average', CAST(average AS decimal(19, 6)), 'closing', CAST(closing AS decimal(19, 6))) AS (kind, rate)
  FROM monthly
  UNION ALL
  SELECT currency, add_months(month, nth), 'plan', CAST(closing AS decimal(19, 6))
  FROM monthly LATERAL VIEW explode(sequence(1, 12)) AS nth
  WHERE month(month) = 3
)
SELECT currency AS from_currency, 'EUR' AS to_currency, kind AS rate_kind, date_format(month, 'yyyy-MM') AS period, rate
FROM kinds
