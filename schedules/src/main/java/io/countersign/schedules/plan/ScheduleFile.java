package io.countersign.schedules.plan;

import java.util.List;
import java.util.Optional;

/** A schedule as it is written. */
record ScheduleFile(
    String schedule,
    String about,
    When when,
    Optional<About> period,
    List<String> issue,
    List<String> publish,
    List<WaitFor> waitFor,
    Optional<Waiting> ifWaiting,
    Optional<IfLate> ifLate,
    Optional<Failing> ifFailed,
    Optional<Deliver> deliver) {

  /**
   * One of the rules, and what it needs.
   *
   * @param workingDay n-th working day of the month, or {@code last}
   * @param beforeMonthEnd working days before the month's last one
   * @param periodEnd working days after the end of a fiscal period
   * @param day of the month, with {@code month} once a year
   */
  record When(
      Optional<String> workingDay,
      Optional<Integer> beforeMonthEnd,
      Optional<Integer> periodEnd,
      Optional<Integer> day,
      Optional<Integer> month,
      Optional<Weekday> weekday,
      Optional<String> cron,
      Optional<String> time,
      Optional<String> zone,
      Optional<String> calendar,
      Optional<DayConvention> shift) {}

  /** Which period a slot is about, seen from its day. */
  enum About {
    previous_month,
    this_month
  }

  /** As {@code {retry: 2, every: PT20M, then_tell: [data_on_call]}}. */
  record Failing(Optional<Integer> retry, Optional<String> every, List<String> thenTell) {}

  /**
   * As {@code {tell: [data_on_call], after: PT2H, escalate: [controlling], escalate_after: P1D}}.
   */
  record Waiting(
      List<String> tell,
      Optional<String> after,
      List<String> escalate,
      Optional<String> escalateAfter) {}

  /**
   * Who gets it.
   *
   * @param to roles of people.yml
   * @param by channels of channels.yml
   */
  record Deliver(List<String> to, List<String> by) {}
}
