package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceVersions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edges of S1 to S6, and histories that cannot be right. Monday is 12 October 2026. */
final class SlaEdgesTest {
  private final SlaCase it = new SlaCase();

  @Test
  void pauses_that_overlap_the_night_take_only_business_time() {
    it.promise(null, 8).status("2026-10-12T16:00:00Z", "open", "pending");
    it.status("2026-10-13T10:00:00Z", "pending", "open").resolved("2026-10-13T12:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 breached 9 h");
  }

  @Test
  void a_status_that_the_policy_does_not_pause_on_counts() {
    it.promise(null, 8).status("2026-10-12T10:00:00Z", "open", "in_progress");
    assertThat(it.resolved("2026-10-12T17:00:00Z").shown()).isEqualTo("1 P3 met 8 h");
  }

  @Test
  void a_calendar_edited_while_the_ticket_is_open_counts_from_its_day() {
    it.calendars.put(
        "desk",
        WorkingCalendar.of(
            List.of(
                WorkingCalendar.Version.of(LocalDate.of(2026, 1, 1), "UTC", "Mon-Fri 09:00-17:00"),
                WorkingCalendar.Version.of(
                    LocalDate.of(2026, 10, 13), "UTC", "Mon-Fri 09:00-12:00")),
            List.of()));
    it.promise(null, 12).resolved("2026-10-14T09:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 11 h");
  }

  @Test
  void a_ticket_put_to_another_calendar_counts_by_each_while_it_holds() {
    it.promise(null, 20).event("2026-10-12T17:00:00Z", "calendar", "desk", "always");
    it.resolved("2026-10-13T05:00:01Z");
    assertThat(it.shown()).isEqualTo("1 P3 breached " + (20 * 3600 + 1) + " s");
    assertThat(it.only().reading().latest()).isEqualTo("2026-10-13T05:00:00Z");
    it.events.clear();
    it.event("2026-10-12T17:00:00Z", "calendar", "desk", "unheard_of");
    assertThat(it.shown()).isEqualTo("1 P3 excluded calendar_unreadable");
  }

  @Test
  void the_calendar_may_lie_in_another_zone_than_the_ticket() {
    it.calendars.put(
        "desk", WorkingCalendar.parse("America/New_York", "Mon-Fri 09:00-17:00", List.of()));
    it.promise(null, 1).resolved("2026-10-12T14:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 1 h");
  }

  @Test
  void a_first_priority_given_late_holds_from_the_opening() {
    it.priority = "P2";
    it.promise("P2", 4, "reset", "continue", "desk");
    it.event("2026-10-12T11:00:00Z", "priority", null, "P2");
    assertThat(it.resolved("2026-10-12T13:00:00Z").shown()).isEqualTo("1 P2 met 4 h");
  }

  @Test
  void the_policy_version_of_the_day_of_the_start_holds_to_the_end() {
    it.promise(null, 4);
    SlaPolicy old = it.policies.get(0);
    it.policies.add(
        new SlaPolicy(
            old.id(),
            LocalDate.of(2026, 10, 13),
            null,
            null,
            null,
            null,
            "resolution",
            3600L,
            null,
            null,
            "desk",
            old.pauses(),
            "keep",
            "continue"));
    assertThat(it.resolved("2026-10-12T12:00:00Z").shown()).isEqualTo("1 P3 met 3 h");
    it.opened = "2026-10-13T09:00:00Z";
    assertThat(it.resolved("2026-10-13T12:00:00Z").shown()).isEqualTo("1 P3 breached 3 h");
  }

  @Test
  void a_start_on_a_day_without_windows_counts_days_from_the_next_one_at_the_same_clock_time() {
    it.promiseDays(1, LocalTime.of(21, 0)).holiday("2026-10-13");
    it.opened = "2026-10-10T20:00:00Z";
    it.resolved("2026-10-14T20:00:00Z");
    assertThat(it.only().reading().latest()).isEqualTo("2026-10-14T20:00:00Z");
    assertThat(it.only().reading().state()).isEqualTo("met");
    assertThat(it.resolved("2026-10-14T20:00:01Z").only().reading().state()).isEqualTo("breached");
  }

  private SlaCase raisedWhileSolved(String onPriority, String onReopen) {
    it.promise("low", 8, onPriority, onReopen, "desk")
        .promise("high", 1, onPriority, onReopen, "desk");
    it.priority = "high";
    it.status("2026-10-12T10:00:00Z", "open", "resolved");
    it.event("2026-10-12T12:00:00Z", "priority", "low", "high");
    it.status("2026-10-12T13:00:00Z", "resolved", "open");
    it.status("2026-10-12T15:00:00Z", "open", "resolved");
    return it.resolved("2026-10-12T15:00:00Z");
  }

  @Test
  void k7_a_priority_raised_while_solved_holds_from_the_reopening() {
    assertThat(raisedWhileSolved("retarget", "continue").shown()).isEqualTo("1 high breached 3 h");
    assertThat(it.only().target().targetSeconds()).isEqualTo(3600);
  }

  @Test
  void k7_under_reset_a_new_instance_begins_at_the_reopening() {
    assertThat(raisedWhileSolved("reset", "continue").shown())
        .isEqualTo("1 low cancelled 1 h; 2 high breached 2 h");
    assertThat(it.walk().get(1).started()).isEqualTo("2026-10-12T13:00:00Z");
  }

  @Test
  void k7_under_keep_and_where_it_is_never_reopened_nothing_changes() {
    assertThat(raisedWhileSolved("keep", "continue").shown()).isEqualTo("1 low met 3 h");
    it.events.remove(3);
    it.events.remove(2);
    it.policies.clear();
    it.promise("low", 8, "retarget", "continue", "desk").promise("high", 1);
    assertThat(it.resolved("2026-10-12T10:00:00Z").shown()).isEqualTo("1 low met 1 h");
  }

  @Test
  void k7_a_new_instance_after_a_reopening_is_of_the_priority_then() {
    assertThat(raisedWhileSolved("reset", "new").shown())
        .isEqualTo("1 low met 1 h; 2 high breached 2 h");
  }

  @Test
  void k12_where_a_policy_names_no_calendar_that_of_the_service_holds() {
    it.promise(null, 8, "keep", "continue", null).resolved("2026-10-12T20:00:00Z");
    it.services = new ServiceVersions(List.of(service("2026-01-01", "always")));
    assertThat(it.shown()).isEqualTo("1 P3 breached 11 h");
    assertThat(it.only().policy().calendar()).isEqualTo("always");
    it.services =
        new ServiceVersions(
            List.of(service("2026-01-01", "always"), service("2026-10-12", "desk")));
    assertThat(it.shown()).isEqualTo("1 P3 met 8 h");
    it.services = new ServiceVersions(List.of(service("2026-01-01", null)));
    assertThat(it.shown()).isEqualTo("1 P3 excluded no_calendar");
    it.services = new ServiceVersions(List.of());
    assertThat(it.shown()).isEqualTo("1 P3 excluded no_calendar");
  }

  @Test
  void k12_a_calendar_of_the_policy_holds_before_that_of_the_service() {
    it.promise(null, 8).resolved("2026-10-12T20:00:00Z");
    it.services = new ServiceVersions(List.of(service("2026-01-01", "always")));
    assertThat(it.shown()).isEqualTo("1 P3 met 8 h");
  }

  private static ServiceVersions.Version service(String from, String calendar) {
    return new ServiceVersions.Version("ERP", LocalDate.parse(from), calendar, null, null, null);
  }

  @Test
  void k11_the_first_version_of_a_calendar_holds_before_its_day() {
    it.calendars.put(
        "desk",
        WorkingCalendar.of(
            List.of(
                WorkingCalendar.Version.of(
                    LocalDate.of(2026, 10, 6), "UTC", "Mon-Fri 09:00-17:00")),
            List.of()));
    it.opened = "2026-10-05T09:00:00Z";
    it.promise(null, 8).resolved("2026-10-06T10:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 breached 9 h");
  }

  @Test
  void k16_elapsed_is_counted_between_whole_seconds() {
    it.promise(null, 1).resolved("2026-10-12T10:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 1 h");
    assertThat(it.resolved("2026-10-12T10:00:01Z").shown()).isEqualTo("1 P3 breached 3601 s");
  }

  @Test
  void k6_a_start_moved_to_monday_evening_is_after_the_cut_off() {
    it.calendars.put("desk", WorkingCalendar.parse("UTC", "Mon-Fri 08:00-18:00", List.of()));
    it.promiseDays(1, LocalTime.of(15, 0));
    it.opened = "2026-10-03T20:00:00Z";
    it.resolved("2026-10-07T08:00:00Z");
    assertThat(it.only().reading().latest()).isEqualTo("2026-10-07T08:00:00Z");
    assertThat(it.only().reading().state()).isEqualTo("met");
  }

  @Test
  void k8_the_friday_that_apia_skipped_is_no_business_day() {
    it.calendars.put(
        "desk", WorkingCalendar.parse("Pacific/Apia", "Mon-Fri 08:00-18:00", List.of()));
    it.promiseDays(1, null);
    it.policies.set(0, SlaCase.from(it.policies.get(0), LocalDate.of(2011, 1, 1)));
    it.opened = "2011-12-29T20:00:00Z";
    it.resolved("2012-01-01T20:00:00Z");
    assertThat(it.only().reading().latest()).isEqualTo("2012-01-01T20:00:00Z");
    assertThat(it.only().reading().state()).isEqualTo("met");
  }

  @Test
  void a_start_at_the_cut_off_itself_counts_from_the_next_opening() {
    it.promiseDays(1, LocalTime.of(15, 0));
    it.opened = "2026-10-12T15:00:00Z";
    it.resolved("2026-10-14T09:00:00Z");
    assertThat(it.only().reading().latest()).isEqualTo("2026-10-14T09:00:00Z");
    it.opened = "2026-10-12T14:59:59Z";
    assertThat(it.only().reading().latest()).isEqualTo("2026-10-13T14:59:59Z");
  }

  @Test
  void near_breach_begins_at_four_fifths_of_the_promise() {
    it.promise(null, 5).resolved("2026-10-12T12:59:59Z");
    assertThat(it.only().nearBreach(SlaCase.AS_OF)).isFalse();
    assertThat(it.resolved("2026-10-12T13:00:00Z").only().nearBreach(SlaCase.AS_OF)).isTrue();
    assertThat(it.resolved("2026-10-12T14:00:01Z").only().nearBreach(SlaCase.AS_OF)).isFalse();
  }

  @Test
  void a_reset_promise_keeps_the_pauses_apart() {
    it.promise("P3", 8, "reset", "continue", "desk").promise("P1", 4);
    it.status("2026-10-12T10:00:00Z", "open", "pending");
    it.event("2026-10-12T11:00:00Z", "priority", "P3", "P1");
    it.status("2026-10-12T12:00:00Z", "pending", "open").resolved("2026-10-12T13:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 cancelled 1 h; 2 P1 met 1 h");
  }

  @Test
  void events_of_one_instant_go_by_their_sequence() {
    it.promise(null, 8).status("2026-10-12T10:00:00Z", "open", "pending");
    it.status("2026-10-12T10:00:00Z", "pending", "open").resolved("2026-10-12T12:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 3 h");
  }

  @Test
  void the_order_of_delivery_changes_nothing() {
    it.promise("P3", 8, "retarget", "new", "desk").promise("P1", 4);
    it.status("2026-10-12T10:00:00Z", "new", "pending");
    it.status("2026-10-12T11:00:00Z", "pending", "open");
    it.event("2026-10-12T12:00:00Z", "priority", "P3", "P1");
    it.status("2026-10-12T13:00:00Z", "open", "resolved");
    it.status("2026-10-13T13:00:00Z", "resolved", "open");
    it.status("2026-10-13T14:00:00Z", "open", "resolved").resolved("2026-10-13T14:00:00Z");
    String shown = it.shown();
    assertThat(shown).isEqualTo("1 P1 met 3 h; 2 P1 met 1 h");
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(it.events, new Random(seed));
      assertThat(it.shown()).isEqualTo(shown);
    }
  }

  @Test
  void a_resume_without_a_pause_changes_nothing() {
    it.promise(null, 8).status("2026-10-12T10:00:00Z", "pending", "open");
    it.status("2026-10-12T11:00:00Z", "open", "open").resolved("2026-10-12T12:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 2 h"); // the history says it began on hold
  }

  @Test
  void a_pause_after_the_stop_does_not_wind_the_clock_back() {
    it.promise(null, 8).status("2026-10-12T12:00:00Z", "open", "resolved");
    it.status("2026-10-12T13:00:00Z", "resolved", "closed").resolved("2026-10-12T12:00:00Z");
    it.status("2026-10-13T09:00:00Z", "closed", "pending");
    it.status("2026-10-13T10:00:00Z", "pending", "closed");
    assertThat(it.shown()).isEqualTo("1 P3 met 3 h");
  }

  @Test
  void overlapping_policies_are_decided_by_the_most_specific_then_the_later_then_the_id() {
    it.promise(null, 1).promise("P3", 8).promise("P3", 2);
    assertThat(it.resolved("2026-10-12T12:00:00Z").only().target().id()).isEqualTo("promise 2");
    it.policies.remove(2);
    assertThat(it.shown()).isEqualTo("1 P3 met 3 h");
  }

  @Test
  void closed_before_it_was_opened_is_excluded_and_kept() {
    it.promise(null, 8);
    it.closed = "2026-10-11T10:00:00Z";
    assertThat(it.shown()).isEqualTo("1 P3 excluded stopped_before_start");
  }

  @Test
  void a_calendar_that_never_works_excludes_what_is_promised_by_it() {
    it.calendars.put(
        "desk", WorkingCalendar.parse("America/Sao_Paulo", "Sun 00:00-00:01", List.of()));
    it.promise(null, 100_000).resolved("2026-10-12T12:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 excluded calendar_never_works");
  }

  @Test
  void a_promise_without_a_target_excludes_what_it_was_made_for() {
    it.policies.add(
        new SlaPolicy(
            "empty",
            LocalDate.EPOCH,
            null,
            null,
            null,
            null,
            "resolution",
            null,
            null,
            null,
            "desk",
            Set.of(),
            "keep",
            "continue"));
    assertThat(it.resolved("2026-10-12T13:00:00Z").shown())
        .isEqualTo("1 P3 excluded policy_without_target");
  }
}
