package io.countersign.transform.control;

import java.util.List;
import java.util.stream.Stream;

/** Of the ledger, of what was closed, and of time (T3). */
final class LedgerControls {
  private static final String FINANCE = "finance-controlling";

  private static final List<Control> LEDGER =
      List.of(
          new Control(
              "over_claimed",
              "high",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, null, (double_count + unsupported) * plan_rate,
                if(double_count <> 0, 'others claim it too', 'the ledger did not move so far')
              from waterfall where double_count + unsupported <> 0
              """),
          new Control(
              "cannot_be_measured",
              "medium",
              FINANCE,
              """
              select 'measure', e.measure_id, e.measure_id, null, w.claimed * w.plan_rate, e.problem
              from ledger_effects e join waterfall w using (measure_id, period)
              where e.problem is not null and w.claimed <> 0
              """),
          new Control(
              "baselines_differ",
              "medium",
              FINANCE,
              """
              select 'cell', selection, null, null, claimed, array_join(array_sort(collect_set(measure_id)), ', ')
              from (select e.selection, e.measure_id, sum(w.claimed * w.plan_rate) over (partition by e.selection) as claimed
                from ledger_effects e join waterfall w using (measure_id, period) where e.baselines_differ)
              group by selection, claimed
              """),
          new Control(
              "splits_over_100",
              "high",
              FINANCE,
              """
              select 'cell', selection, null, null, sum(claimed), concat(max(whole), ' % of it is split')
              from (select e.selection, e.period, sum(distinct_split) as whole, sum(claimed) as claimed
                from (select e.selection, e.period, e.measure_id, max(e.split_percent) as distinct_split,
                    sum(w.claimed * w.plan_rate) as claimed
                  from ledger_effects e join waterfall w using (measure_id, period)
                  where e.split_percent is not null and e.selection is not null
                  group by e.selection, e.period, e.measure_id) e
                group by e.selection, e.period having sum(distinct_split) > 100)
              group by selection
              """),
          Control.ofRecords(
              "looks_like_closing",
              "high",
              FINANCE,
              """
              with years as (
                select fiscal_year, max(ends_on) as ends_on, max_by(period, number) as last_period from periods group by fiscal_year),
              kinds as (select account, max_by(account_type, valid_from) as account_type from accounts group by account),
              dated as (
                select l.*, p.fiscal_year
                from (select l.*, coalesce(l.fiscal_period, p.period) as month from ledger_lines l
                  left join periods p on l.fiscal_period is null and l.posted_on between p.starts_on and p.ends_on) l
                join periods p on p.period = l.month
                where not l.document_kind <=> 'closing'),
              cells as (
                select legal_entity, account, cost_object, currency, fiscal_year, sum(amount) as left_over from dated group by all),
              accounts_left as (
                select legal_entity, account, currency, fiscal_year, sum(left_over) as left_over from cells group by all),
              last_day as (
                select d.source_system, d.legal_entity, d.account, d.cost_object, d.currency, d.fiscal_year, y.last_period, y.ends_on,
                  if(d.journal_id is null, 'line', 'journal') as kind, coalesce(d.journal_id, d.line_id) as id, sum(d.amount) as amount
                from dated d join years y on y.fiscal_year = d.fiscal_year and d.posted_on >= y.ends_on
                where d.reverses_line_id is null and d.document_kind in ('invoice', 'accrual', 'payroll', 'other')
                group by all)
              select d.kind, d.id, null, cast(d.ends_on as timestamp), abs(d.amount) * r.average_rate,
                concat_ws(' ', d.legal_entity, d.account, d.fiscal_year), d.source_system
              from (select *, sum(amount) over (partition by legal_entity, account, currency, fiscal_year, source_system, kind, id) as of_account from last_day) d
              left join kinds k on k.account = d.account
              left join cells c on c.legal_entity = d.legal_entity and c.account = d.account and c.cost_object <=> d.cost_object
                and c.currency = d.currency and c.fiscal_year = d.fiscal_year
              left join accounts_left a on a.legal_entity = d.legal_entity and a.account = d.account
                and a.currency = d.currency and a.fiscal_year = d.fiscal_year
              left join rates r on r.currency = d.currency and r.period = d.last_period
              where d.amount <> 0 and not k.account_type <=> 'balance'
                and (c.left_over = 0 or a.left_over = 0 and d.of_account <> 0)
              """),
          new Control(
              "journal_unbalanced",
              "high",
              FINANCE,
              """
              select 'journal', concat_ws(' ', source_system, journal_id), null, min(entered_at), abs(sum(l.amount * r.average_rate)),
                concat_ws(' ', legal_entity, sum(l.amount), l.currency)
              from ledger_lines l left join rates r on r.currency = l.currency and r.period = l.fiscal_period
              where array_contains(:whole_journals, source_system) and journal_id is not null
              group by source_system, journal_id, legal_entity, l.currency having sum(l.amount) <> 0
              """),
          new Control(
              "posted_late",
              "medium",
              FINANCE,
              """
              select 'period', concat(l.legal_entity, ' / ', l.fiscal_period), null, min(l.entered_at),
                sum(abs(l.amount) * r.average_rate),
                concat(count(*), ' lines entered after ', date_add(max(p.ends_on), 10))
              from ledger_lines l join periods p on p.period = l.fiscal_period
              left join rates r on r.currency = l.currency and r.period = l.fiscal_period
              where l.entered_at >= p.ends_at + interval 10 days
              group by l.legal_entity, l.fiscal_period
              """),
          new Control(
              "regression",
              "high",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, null, max_by(-cusum * plan_rate, period), concat('since ', min(period))
              from run_rates join rates using (currency, period) where regression group by measure_id
              """));

  private LedgerControls() {}

  static List<Control> all() {
    return Stream.concat(
            LEDGER.stream(),
            Stream.of(
                time("over_24_hours", "high"),
                time("dated_ahead", "medium"),
                time("after_closure", "medium"),
                time("self_approved", "high"),
                time("changed_after_approval", "medium")))
        .toList();
  }

  private static Control time(String flag, String severity) {
    return Control.ofRecords(
        "time_" + flag,
        severity,
        "time-recording",
        "select 'time_card', time_card_id, measure_id, cast(worked_on as timestamp), cost_group,"
            + " person, source_system from effort where "
            + flag);
  }
}
