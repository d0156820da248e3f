-- What an employee's hour costs from a day on. Tryton does not say what is capitalised: none is.
select coalesce(p.code, e.id::text) as category, coalesce(r.date, date '1970-01-01') as valid_from,
  max(r.cost_price)::numeric(19, 4) as hourly_rate, max(c.code) as currency, false as capitalised
from company_employee_cost_price r
join company_employee e on e.id = r.employee
join party_party p on p.id = e.party
join company_company o on o.id = e.company
join currency_currency c on c.id = o.currency
group by 1, 2
