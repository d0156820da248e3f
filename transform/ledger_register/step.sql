create temporary view cell_claims as
select c.measure_id, c.period, c.benefit_type, c.currency, c.remaining, e.selection, e.problem,
  e.currency as ledger_currency, e.movement, coalesce(e.split_percent, 100) as split_percent
from standing_claims c join ledger_effects e using (measure_id, period)
where c.remaining > 0 and c.benefit_type <> 'productivity';

create temporary view needed_rates as
select explode(array(currency, ledger_currency)) as currency, period, 'average' as rate_kind
from cell_claims where currency <> ledger_currency;

-- The rates are equal, and so cancel out, where no conversion is needed.
select c.*, if(c.currency = ledger_currency, 1, own.average_rate) as rate,
  if(c.currency = ledger_currency, 1, ledger.average_rate) as ledger_rate
from cell_claims c
left join rates own on own.currency = c.currency and own.period = c.period
left join rates ledger on ledger.currency = c.ledger_currency and ledger.period = c.period
