select accno as account, date '1970-01-01' as valid_from, description as name, category as account_type from account
