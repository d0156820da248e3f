-- Debit is cost. Amounts are cents; the period is a number such as 202610.
SELECT ENTRY_NO AS line_id, DOC_NO AS journal_id, COMPANY AS legal_entity, ACCT AS account, COST_CENTRE AS cost_object,
       POSTED AS posted_on, CONCAT(PERIOD_NO / 100, '-', LPAD(CAST(MOD(PERIOD_NO, 100) AS VARCHAR), 2, '0')) AS fiscal_period,
       DOC_TYPE AS document_kind, REVERSES_NO AS reverses_line_id,
       CAST((DEBIT - CREDIT) / CAST(100 AS DECIMAL(3)) AS DECIMAL(19, 2)) AS amount, CURR AS currency,
       CAST(GROUP_CENTS / CAST(100 AS DECIMAL(3)) AS DECIMAL(19, 2)) AS amount_group,
       BOOKED AS entered_at, TEXT AS text
FROM ERP.ENTRY
