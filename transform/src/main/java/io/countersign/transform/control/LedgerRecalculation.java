package io.countersign.transform.control;

/**
 * V5 a second time, in plain SQL on the feeds: the left side of what the ledger itself says. Of the
 * tables only the months that ask are taken, no figure.
 */
final class LedgerRecalculation {
  static final String SQL =
      """
      with in_force as (
        select * from (
          select v.period, p.ends_at, m.* from (select distinct measure_id, period from value_series) v
          join periods p on p.period = v.period
          join measurement_plans m on m.measure_id = v.measure_id and m.frozen_at is not null
          qualify row_number() over (partition by m.measure_id, v.period
            order by m.frozen_at < p.ends_at desc, if(m.frozen_at < p.ends_at, -1, 1) * unix_micros(m.frozen_at),
              if(m.frozen_at < p.ends_at, -1, 1) * m.version) = 1)
        where method <> 'avoidance'),
      cells as (
        select measure_id, version, legal_entity, account, explode(split(cost_objects, ' *; *')) as cost_object, journals
        from (select distinct measure_id, version, legal_entity, cost_objects, coalesce(excluded_journals, '') as journals,
          explode(split(accounts, ' *; *')) as account from in_force)),
      lines as (
        select l.*, coalesce(l.fiscal_period, p.period) as month
        from ledger_lines l left join periods p on l.posted_on between p.starts_on and p.ends_on),
      speaks as (
        select measure_id, version, array_sort(collect_set(currency)) as spoken
        from (
          select distinct c.measure_id, c.version, l.month, l.currency,
            sum(if(array_contains(split(c.journals, ' *; *'), l.journal_id), 0, l.amount)) over (partition by c.measure_id, c.version, l.month, l.currency) as usual
          from cells c join lines l using (legal_entity, account, cost_object)
          join (select distinct measure_id, version, baseline_from, baseline_to from in_force) f using (measure_id, version)
          where l.document_kind not in ('reclass', 'closing') and l.month between f.baseline_from and f.baseline_to)
        where usual <> 0 group by 1, 2),
      costs as (
        select c.measure_id, c.version, l.month, l.currency, sum(l.amount) as cost,
          sum(if(array_contains(split(c.journals, ' *; *'), l.journal_id), 0, l.amount)) as usual
        from cells c join lines l using (legal_entity, account, cost_object)
        where l.document_kind not in ('reclass', 'closing') group by all),
      plans as (
        select f.*, coalesce(f.baseline_currency, if(size(s.spoken) = 1, s.spoken[0], null), v.currency) as own,
          f.baseline_currency is null and s.spoken is null as own_is_taken,
          f.baseline_currency is null and coalesce(size(s.spoken), 0) > 1 as in_several
        from in_force f left join speaks s on s.measure_id = f.measure_id and s.version = f.version
        join (select measure_id, max(currency) as currency from value_series group by 1) v on v.measure_id = f.measure_id),
      cost as (
        select p.measure_id, p.version, c.month,
          sum(if(c.currency = p.own, cost, round(cast(cost as decimal(19, 4)) * a.average_rate / b.average_rate, 4))) as cost,
          sum(if(c.currency = p.own, usual, round(cast(usual as decimal(19, 4)) * a.average_rate / b.average_rate, 4))) as usual
        from (select distinct measure_id, version, own from plans) p join costs c using (measure_id, version)
        left join rates a on a.currency = c.currency and a.period = c.month
        left join rates b on b.currency = p.own and b.period = c.month
        group by p.measure_id, p.version, c.month),
      booked as (select distinct legal_entity, month from lines where not document_kind <=> 'closing'),
      strange as (
        select distinct p.measure_id, p.version, c.month from plans p join costs c using (measure_id, version)
        where p.own_is_taken and c.currency <> p.own and c.cost <> 0),
      bases as (
        select p.measure_id, p.version, count(*) = count(b.month) as whole, round(sum(coalesce(c.usual, 0)) / count(*), 4) as mean,
          if(count(*) = count(d.quantity), round(sum(d.quantity) / count(*), 6), null) as mean_quantity
        from (select distinct measure_id, version, legal_entity, driver_id, baseline_from, baseline_to from plans) p
        join periods w on w.period between p.baseline_from and p.baseline_to
        left join booked b on b.legal_entity = p.legal_entity and b.month = w.period
        left join cost c on c.measure_id = p.measure_id and c.version = p.version and c.month = w.period
        left join drivers d on d.driver_id = p.driver_id and d.period = w.period
        group by p.measure_id, p.version),
      read as (
        select p.own, p.period, p.method, p.driver_id is not null or p.method in ('price', 'unit_cost', 'headcount') as driven,
          if(p.in_several or t.month is not null, null, coalesce(p.baseline_monthly_amount, if(b.whole, b.mean, null))) as base, nullif(b.mean_quantity, 0) as q0, d.quantity as q,
          if(k.month is null, null, coalesce(c.cost, 0)) as cost
        from plans p
        left join bases b on b.measure_id = p.measure_id and b.version = p.version
        left join booked k on k.legal_entity = p.legal_entity and k.month = p.period
        left join cost c on c.measure_id = p.measure_id and c.version = p.version and c.month = p.period
        left join strange t on t.measure_id = p.measure_id and t.version = p.version and t.month = p.period
        left join drivers d on d.driver_id = p.driver_id and d.period = p.period
        where p.legal_entity is not null and p.accounts is not null and p.cost_objects is not null)
      select 'left' as side, 'ledger_effects' as table_name, period, concat('computed ', own) as measure,
        sum(case
          when method = 'headcount' then round(cast(base * (q0 - q) as decimal(38, 10)) / q0, 4) + 0 * cost
          when driven then round(cast(base * q as decimal(38, 10)) / q0, 4) - cost
          else base - cost end) as value,
        cast(null as bigint) as rows
      from read group by all
      """;

  private LedgerRecalculation() {}
}
