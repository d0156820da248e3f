package io.countersign.transform.control;

import java.util.List;

/** Of plans, claims and sign-offs. */
final class ClaimControls {
  private static final String FINANCE = "finance-controlling";

  static final List<Control> ALL =
      List.of(
          new Control(
              "plan_changed_unapproved",
              "high",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, null, round(p.amount * r.plan_rate, 4), concat('version ', version)
              from value_plans p join measures using (measure_id)
              left join rates r on r.currency = p.currency and r.period = p.period
              where version > 1 and (approved_by is null or approved_at is null)
              """),
          new Control(
              "baseline_changed_unapproved",
              "high",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, frozen_at, null, concat('version ', version)
              from measurement_plans join measures using (measure_id)
              where version > 1 and frozen_at is not null and approved_by is null
              """),
          new Control(
              "negative_plan",
              "medium",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, null, round(p.amount * r.plan_rate, 4), p.period
              from value_plans p left join rates r on r.currency = p.currency and r.period = p.period
              where p.amount < 0
              """),
          new Control(
              "is_this_in_thousands",
              "medium",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, null, claimed_group,
                concat(claimed, ' claimed where ', planned_now, ' is planned for ', period)
              from value_series
              where claimed <> 0 and planned_now <> 0
                and (abs(claimed) >= abs(planned_now) * 100 or abs(claimed) * 100 <= abs(planned_now))
              """),
          new Control(
              "stale_forecast",
              "low",
              "transformation-office",
              """
              select 'measure', measure_id, measure_id, max(forecast_entered_at), null,
                concat(datediff(:as_of, max(forecast_entered_at)), ' days old')
              from value_series join measures using (measure_id) where closed_at is null and stopped is null
              group by measure_id having max(forecast_entered_at) < :as_of - interval 92 days
              """),
          Control.ofRecords(
              "claim_without_measure",
              "high",
              FINANCE,
              """
              select 'claim', record_key, null, cast(since_on as timestamp), amount_group, concat_ws(' ', reason, named), source_system
              from unmatched where feed = 'value_claims'
              """),
          new Control(
              "claim_out_of_rule",
              "medium",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, null,
                (premature + not_in_force + wrong_period + avoidance + one_off_as_recurring) * plan_rate,
                concat_ws(', ', if(premature <> 0, 'premature', null), if(not_in_force <> 0, 'not_in_force', null), if(wrong_period <> 0, 'wrong_period', null),
                  if(avoidance <> 0, 'avoidance', null), if(one_off_as_recurring <> 0, 'one_off_as_recurring', null))
              from waterfall where premature + not_in_force + wrong_period + avoidance + one_off_as_recurring <> 0
              """),
          new Control(
              "claimed_after_stop",
              "high",
              FINANCE,
              """
              select 'measure', w.measure_id, w.measure_id, w.first_claimed_at, w.claimed * w.plan_rate, concat(s.state, ': ', s.period)
              from standing_claims s join waterfall w using (measure_id, period, benefit_type)
              where s.stopped_before and s.state <> 'active' and s.claimed > 0
              """),
          new Control(
              "pending_too_long",
              "medium",
              FINANCE,
              """
              select 'measure', measure_id, measure_id, last_claimed_at, pending * plan_rate, period
              from waterfall
              where pending > 0 and size(filter(sequence(to_date(last_claimed_at), to_date(:as_of)),
                day -> weekday(day) < 5 and day > to_date(last_claimed_at))) > 10
              """),
          Control.ofRecords(
              "signoff_invalid",
              "high",
              "internal-control",
              """
              select 'signoff', s.signoff_id, s.measure_id, s.decided_at, coalesce(s.amount, w.claimed) * w.plan_rate, s.invalid_reason, s.source_system
              from signoff_checks s left join waterfall w using (measure_id, period, benefit_type)
              where not s.valid and not s.withdrawn and s.decision in ('confirmed', 'partial')
              """),
          Control.ofRecords(
              "signoff_before_claim",
              "medium",
              "internal-control",
              """
              select 'signoff', s.signoff_id, s.measure_id, s.decided_at, coalesce(s.amount, w.claimed) * w.plan_rate, s.period, s.source_system
              from signoff_checks s left join waterfall w using (measure_id, period, benefit_type)
              where s.decision in ('confirmed', 'partial') and coalesce(s.decided_at < w.first_claimed_at, true)
              """),
          Control.ofRecords(
              "signoff_withdrawn",
              "low",
              "internal-control",
              """
              select 'signoff', s.signoff_id, s.measure_id, s.decided_at, coalesce(s.amount, w.claimed) * w.plan_rate, s.withdrawn_period, s.source_system
              from signoff_checks s left join waterfall w using (measure_id, period, benefit_type)
              where s.withdrawn
              """),
          Control.ofRecords(
              "more_than_claimed",
              "high",
              "internal-control",
              """
              select 'signoff', s.signoff_id, s.measure_id, s.decided_at, (s.amount - w.claimed) * w.plan_rate, s.period, s.source_system
              from waterfall w join signoff_checks s using (measure_id, period, benefit_type)
              where w.more_than_claimed and s.latest
              """));

  private ClaimControls() {}
}
