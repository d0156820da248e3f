package io.countersign.transform.control;

/** What the feeds hold, in plain SQL on the feeds and nothing else: the left side of the totals. */
final class FeedTotals {
  /**
   * Value of measures is in the measure's currency, what comes in another at the plan rate (V15).
   */
  static final String SQL =
      """
      with known as (
        select node_id as measure_id, coalesce(currency, :group_currency) as own from initiatives where level = 'measure'),
      claims as (
        select if(p.starts_at > :as_of and k.own is not null, 'forecast', 'claimed') as what, c.*
        from value_claims c left join periods p on p.period = c.period left join known k on k.measure_id = c.measure_id),
      said as (
        select * from value_forecasts
        qualify row_number() over (partition by measure_id, period, benefit_type order by entered_at desc, amount desc) = 1),
      value as (
        select what, measure_id, period, currency, amount from claims
        where what = 'claimed' or not exists (select 1 from said s
          where s.measure_id = claims.measure_id and s.period = claims.period and s.benefit_type = claims.benefit_type)
        union all select 'forecast', measure_id, period, currency, amount from said left semi join known using (measure_id)
        union all select 'planned', measure_id, period, currency, amount from value_plans where version = 1
        union all select 'planned now', measure_id, period, currency, amount from (
          select * from value_plans left semi join known using (measure_id)
          where version = 1 or (approved_by is not null and approved_at is not null)
          qualify version = max(version) over (partition by measure_id))
        union all select 'signed', measure_id, period, currency, amount from value_signoffs where amount is not null),
      local as (
        select v.what, v.period, coalesce(k.own, v.currency, '?') as currency,
          if(k.own is null or v.currency is null or k.own = v.currency, v.amount, round(v.amount * t.plan_rate / o.plan_rate, 4)) as amount
        from value v left join known k on k.measure_id = v.measure_id
        left join rates t on t.currency = v.currency and t.period = v.period
        left join rates o on o.currency = k.own and o.period = v.period),
      taken_back as (
        select reverses_id, if(array_contains(h.systems, c.source_system), c.source_system, if(size(h.systems) = 1, h.systems[0], null)) as home,
          sum(abs(hours)) as hours
        from time_cards c
        join (select time_card_id, collect_set(source_system) as systems from time_cards where reverses_id is null group by time_card_id) h
          on h.time_card_id = c.reverses_id
        where reverses_id is not null and status in ('approved', 'processed', 'recalled') and worked_on <= :as_of_on
        group by all),
      approved as (
        select t.worked_on, t.hours - least(greatest(t.hours, 0), coalesce(b.hours, 0)) as hours
        from time_cards t left join taken_back b on b.reverses_id = t.time_card_id and b.home = t.source_system
        where t.reverses_id is null and t.status in ('approved', 'processed') and t.worked_on <= :as_of_on),
      spend as (
        select coalesce(l.fiscal_period, p.period) as period, l.currency, l.amount, l.document_kind <=> 'closing' as closing
        from ledger_lines l left join periods p on l.posted_on between p.starts_on and p.ends_on)
      select 'left' as side, if(what = 'signed', 'signoff_checks', 'value_series') as table_name, period, concat(what, ' ', currency) as measure,
        sum(amount) as value, cast(null as bigint) as rows from local group by all
      union all
      select 'left', 'signoff_checks', period, 'rows', null, count(*) from value_signoffs group by all
      union all
      select 'left', 'effort', cast(null as string), 'hours on cards', sum(hours), count(*) from time_cards
      union all
      select 'left', 'effort', p.period, 'hours that count', sum(a.hours), null
      from approved a left join periods p on a.worked_on between p.starts_on and p.ends_on group by all
      union all
      select 'left', 'ledger_lines', period, concat(if(closing, 'closing ', 'amount '), currency), sum(amount), count(*) from spend group by all
      union all
      select 'left', 'ledger_lines', period, concat(if(closing, 'closing, absolute ', 'amount, absolute '), currency), sum(abs(amount)), count(*)
      from spend group by all
      union all
      select 'left', 'spending', period, concat('actual ', currency), sum(amount), null from spend where not closing group by all
      union all
      select 'left', 'spending', period, concat(kind, ' ', currency), sum(amount), null from budgets group by all
      union all
      select 'left', 'change_verdicts', null, 'changes', null, count(*) from changes
      union all
      select 'left', 'sla_clock', null, 'tickets', null, count(*) from tickets
      """;

  private FeedTotals() {}
}
