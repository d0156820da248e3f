package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.time.Holiday;
import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The desk works Mon-Fri 09:00-17:30 in Berlin; in October 2026 that is 07:00Z to 15:30Z. */
final class SlaLifecycleTest {
  private static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");
  private static final WorkingCalendar DESK =
      WorkingCalendar.parse(
          "Europe/Berlin",
          "Mon-Fri 09:00-17:30",
          List.of(
              new Holiday(LocalDate.of(2026, 10, 21), LocalTime.of(12, 0), LocalTime.MIDNIGHT)));
  private static final WorkingCalendar ALWAYS =
      WorkingCalendar.parse("Europe/Berlin", "Mon-Sun 00:00-24:00", List.of());

  private final List<SlaPolicy> policies = new ArrayList<>();
  private final List<SlaEvent> events = new ArrayList<>();
  private String metric = "resolution";
  private String status = "closed";
  private String resolved;
  private String answered;
  private String opened = "2026-10-12T07:00:00Z";

  private static Instant at(String text) {
    return text == null ? null : Instant.parse(text);
  }

  private void promise(String priority, long hours, String onPriority, String onReopen) {
    policies.add(policy(priority, hours * 3600, null, null, "desk", onPriority, onReopen));
  }

  private SlaPolicy policy(
      String priority,
      Long seconds,
      Long days,
      LocalTime cutOff,
      String calendar,
      String onPriority,
      String onReopen) {
    return new SlaPolicy(
        "promise " + priority,
        LocalDate.of(2026, 1, 1),
        null,
        null,
        priority,
        null,
        metric,
        seconds,
        days,
        cutOff,
        calendar,
        Set.of("pending", "stalled"),
        onPriority,
        onReopen);
  }

  private void status(String when, String was, String now) {
    events.add(new SlaEvent(at(when), events.size(), "status", was, now));
  }

  private void priority(String when, String was, String now) {
    events.add(new SlaEvent(at(when), events.size(), "priority", was, now));
  }

  private List<SlaInstance> walk() {
    SlaTicket ticket =
        new SlaTicket(
            "desk",
            "T1",
            "incident",
            "ERP",
            "P3",
            null,
            status,
            at(opened),
            at(answered),
            at(resolved),
            null,
            events);
    SlaRules rules =
        new SlaRules(
            policies, Map.of("desk", DESK, "always", ALWAYS), new ServiceVersions(List.of()));
    return SlaLifecycle.of(ticket, metric, rules, AS_OF);
  }

  /** Instance, policy, state, elapsed seconds; one line each. */
  private String shown() {
    return walk().stream()
        .map(
            one ->
                one.number()
                    + " "
                    + one.priority()
                    + " "
                    + one.reading().state()
                    + " "
                    + (one.reading().reason() == null
                        ? one.reading().elapsed()
                        : one.reading().reason()))
        .collect(Collectors.joining("; "));
  }

  private SlaStatus only() {
    List<SlaInstance> instances = walk();
    assertThat(instances).hasSize(1);
    return instances.get(0).reading();
  }

  @Test
  void a_target_that_runs_out_at_closing_time_is_met_at_the_next_opening_to_the_second() {
    promise(null, 8, "keep", "continue");
    opened = "2026-10-16T07:30:00Z";
    resolved = "2026-10-19T07:00:00Z";

    assertThat(only())
        .isEqualTo(
            new SlaStatus("met", null, 28_800L, at("2026-10-16T15:30:00Z"), at(resolved), null));

    resolved = "2026-10-19T07:00:01Z";
    assertThat(only().state()).isEqualTo("breached");
    assertThat(only().breachedAt()).isEqualTo(at("2026-10-19T07:00:00Z"));
  }

  @Test
  void eight_business_hours_over_the_night_the_clocks_go_forward_end_at_half_past_one_in_utc() {
    promise(null, 8, "keep", "continue");
    opened = "2026-03-27T15:00:00Z";
    resolved = "2026-03-30T13:30:00Z";

    assertThat(shown()).isEqualTo("1 P3 met 28800");
    assertThat(only().earliest()).isEqualTo(at(resolved));
  }

  @Test
  void the_sunday_on_which_the_clocks_go_back_has_twenty_five_hours() {
    policies.add(policy(null, 86_400L, null, null, "always", "keep", "continue"));
    opened = "2026-10-24T10:00:00Z";
    resolved = "2026-10-25T11:00:00Z";

    assertThat(shown()).isEqualTo("1 P3 breached 90000");
  }

  @Test
  void half_a_holiday_takes_half_a_day() {
    promise(null, 8, "keep", "continue");
    opened = "2026-10-21T07:00:00Z";
    resolved = "2026-10-22T08:00:00Z";

    assertThat(shown()).isEqualTo("1 P3 met " + (3 + 1) * 3600);
  }

  @Test
  void on_hold_the_clock_stands_in_whatever_order_the_history_was_delivered() {
    promise(null, 8, "keep", "continue");
    resolved = "2026-10-14T13:00:00Z";
    status("2026-10-14T08:00:00Z", "pending", "in_progress");
    status("2026-10-14T13:00:00Z", "in_progress", "resolved");
    status("2026-10-12T08:00:00Z", "new", "pending");

    assertThat(shown()).isEqualTo("1 P3 met 21600");
    assertThat(only().earliest()).isEqualTo(at("2026-10-14T15:00:00Z"));
  }

  @Test
  void while_paused_there_is_no_deadline_unless_it_has_passed() {
    promise(null, 8, "keep", "continue");
    status = "pending";
    status("2026-10-12T08:00:00Z", "new", "pending");
    assertThat(only()).isEqualTo(new SlaStatus("paused", null, 3600L, null, null, null));

    events.clear();
    status("2026-10-13T08:00:00Z", "new", "pending");
    assertThat(shown()).isEqualTo("1 P3 running_breached 34200");
    assertThat(only().earliest()).isEqualTo(at("2026-10-12T15:00:00Z"));
  }

  @Test
  void raising_the_priority_later_does_not_break_a_kept_promise() {
    promise("P3", 30, "keep", "continue");
    promise("P1", 4, "keep", "continue");
    priority("2026-10-12T08:00:00Z", "P3", "P1");
    resolved = "2026-10-12T13:00:00Z";

    assertThat(shown()).isEqualTo("1 P3 met 21600");
  }

  @Test
  void retarget_keeps_the_clock_and_takes_the_new_target() {
    promise("P3", 30, "retarget", "continue");
    promise("P1", 4, "keep", "continue");
    priority("2026-10-12T08:00:00Z", "P3", "P1");
    resolved = "2026-10-12T13:00:00Z";

    assertThat(shown()).isEqualTo("1 P1 breached 21600");
  }

  @Test
  void reset_cancels_the_promise_and_makes_another() {
    promise("P3", 30, "reset", "continue");
    promise("P1", 5, "keep", "continue");
    priority("2026-10-12T08:00:00Z", "P3", "P1");
    resolved = "2026-10-12T13:00:00Z";

    assertThat(shown()).isEqualTo("1 P3 cancelled 3600; 2 P1 met 18000");
  }

  private void reopened(String rule) {
    policies.clear();
    promise(null, 3, "keep", rule);
    status("2026-10-12T08:00:00Z", "new", "resolved");
    status("2026-10-12T09:00:00Z", "resolved", "closed");
    status("2026-10-13T08:00:00Z", "closed", "open");
    status("2026-10-13T10:30:00Z", "open", "resolved");
    resolved = "2026-10-13T10:30:00Z";
  }

  @Test
  void reopened_the_clock_goes_on_where_it_stood() {
    reopened("continue");
    assertThat(shown()).isEqualTo("1 P3 breached 12600");
    assertThat(only().breachedAt()).isEqualTo(at("2026-10-13T10:00:00Z"));
  }

  @Test
  void reopened_the_clock_starts_again() {
    reopened("restart");
    assertThat(shown()).isEqualTo("1 P3 met 9000");
  }

  @Test
  void reopened_a_second_promise_is_made() {
    reopened("new");
    assertThat(shown()).isEqualTo("1 P3 met 3600; 2 P3 met 9000");
  }

  @Test
  void five_business_days_from_after_the_cut_off_count_from_the_next_opening() {
    policies.add(policy(null, null, 5L, LocalTime.of(15, 0), "desk", "keep", "continue"));
    opened = "2026-10-09T13:00:00Z";
    resolved = "2026-10-19T07:00:00Z";
    assertThat(only().latest()).isEqualTo(at("2026-10-19T07:00:00Z"));
    assertThat(only().state()).isEqualTo("met");

    status("2026-10-13T08:00:00Z", "open", "pending");
    status("2026-10-13T09:00:00Z", "pending", "open");
    status("2026-10-19T07:00:00Z", "open", "resolved");
    assertThat(only().latest()).isEqualTo(at("2026-10-19T08:00:00Z"));
  }

  @Test
  void what_cannot_be_is_excluded_with_its_reason() {
    assertThat(shown()).isEqualTo("1 P3 no_target null");
    promise(null, 8, "keep", "continue");
    assertThat(shown()).isEqualTo("1 P3 excluded end_not_recorded");
    resolved = "2026-10-11T07:00:00Z";
    assertThat(shown()).isEqualTo("1 P3 excluded stopped_before_start");
    status = "open";
    assertThat(shown()).isEqualTo("1 P3 excluded solved_but_open");
    policies.set(0, policy(null, 60L, null, null, "mars", "keep", "continue"));
    resolved = null;
    assertThat(shown()).isEqualTo("1 P3 excluded calendar_unreadable");
  }

  @Test
  void cancelled_is_neither_met_nor_breached() {
    promise(null, 1, "keep", "continue");
    status = "cancelled";
    status("2026-10-13T08:00:00Z", "open", "cancelled");
    assertThat(shown()).isEqualTo("1 P3 cancelled 34200");
  }

  @Test
  void an_answer_stops_the_first_clock_and_a_solution_without_one_proves_nothing() {
    metric = "first_response";
    promise(null, 1, "keep", "new");
    resolved = "2026-10-13T07:00:00Z";
    assertThat(shown()).isEqualTo("1 P3 excluded answer_not_recorded");
    answered = "2026-10-12T08:00:00Z";
    assertThat(shown()).isEqualTo("1 P3 met 3600");
    answered = "2026-10-12T06:00:00Z";
    assertThat(shown()).isEqualTo("1 P3 excluded stopped_before_start");
  }

  @Test
  void an_end_after_the_asked_instant_has_not_come_yet() {
    promise(null, 800, "keep", "continue");
    resolved = "2026-11-04T06:00:01Z";
    assertThat(only().state()).isEqualTo("running");
  }
}
