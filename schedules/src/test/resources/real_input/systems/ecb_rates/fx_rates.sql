-- A month counts when it is over. Its average is that of the days with a rate; its closing rate is that of the last.
WITH daily AS (
  SELECT date(date) AS day, date_format(date(date), 'yyyy-MM') AS period, upper(currency) AS currency,
    CAST(rate AS decimal(18, 6)) AS rate
  FROM (SELECT date, from_json(to_json(struct(*)), 'map<string,string>') AS cells FROM days)
  LATERAL VIEW explode(cells) AS currency, rate
  WHERE length(currency) = 3 AND rate <> 'N/A'
),
monthly AS (
  SELECT currency, period, avg(rate) AS average, max_by(rate, day) AS closing
  FROM daily
  WHERE period < (SELECT max(period) FROM daily)
  GROUP BY currency, period
)
SELECT 'EUR' AS from_currency, currency AS to_currency, kind AS rate_kind, period, round(rate, 6) AS rate
FROM monthly LATERAL VIEW stack(2, 'average', average, 'closing', CAST(closing AS decimal(22, 10))) AS kind, rate
UNION ALL
SELECT currency, 'EUR', kind, period, round(1 / rate, 6)
FROM monthly LATERAL VIEW stack(2, 'average', average, 'closing', CAST(closing AS decimal(22, 10))) AS kind, rate
