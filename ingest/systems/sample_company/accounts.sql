SELECT ACCT AS account, DATE '2025-01-01' AS valid_from, TITLE AS name, CLASS AS account_type, POOL AS cost_pool, TOWER AS it_tower
FROM ERP.CHART
