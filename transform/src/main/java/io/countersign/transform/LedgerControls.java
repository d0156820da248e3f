package io.countersign.transform;

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
    return new Control(
        "time_" + flag,
        severity,
        "time-recording",
        "select 'time_card', time_card_id, measure_id, cast(worked_on as timestamp), cost_group,"
            + " person from effort where "
            + flag);
  }
}
