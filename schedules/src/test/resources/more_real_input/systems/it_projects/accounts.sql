SELECT 'it projects' AS account, '2016-01-01' AS valid_from, 'IT projects' AS name, 'capex' AS account_type
