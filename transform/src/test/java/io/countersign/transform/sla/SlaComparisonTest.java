package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.time.WorkingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S7. The desk works Mon-Fri 09:00-17:00; the ticket was opened on Monday at 9:00. */
final class SlaComparisonTest {
  private final SlaCase it = new SlaCase();

  private String reason() {
    return reason(null, false);
  }

  private String reason(String due, boolean setsDeadlines) {
    return SlaComparison.reason(
        it.only(), it.ticket(), it.rules(), SlaCase.AS_OF, SlaCase.at(due), setsDeadlines);
  }

  @Test
  void k13_the_tools_own_deadline_explains_and_by_how_much() {
    it.promiseDays(1, null).resolved("2026-10-13T11:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 breached 10 h");
    assertThat(reason(null, false)).isEqualTo("unexplained");
    assertThat(reason("2026-10-14T09:00:00Z", true)).isEqualTo("deadline_differs");
    assertThat(differsBy("2026-10-14T09:00:00Z")).isEqualTo(86_400);
    assertThat(differsBy("2026-10-13T08:00:00Z")).isEqualTo(-3_600);
    assertThat(differsBy("2026-10-13T09:00:00Z")).isZero();
    assertThat(differsBy(null)).isNull();
  }

  private Long differsBy(String due) {
    return SlaComparison.differsBy(it.only(), SlaCase.at(due));
  }

  @Test
  void k13_a_flag_that_its_own_deadline_does_not_lead_to_stays_unexplained() {
    it.promiseDays(1, null).resolved("2026-10-13T11:00:00Z");
    assertThat(reason("2026-10-13T10:00:00Z", true)).isEqualTo("unexplained");
  }

  @Test
  void k13_where_the_tool_set_no_deadline_there_is_no_target_there() {
    it.promiseDays(1, null).resolved("2026-10-13T11:00:00Z");
    assertThat(reason(null, true)).isEqualTo("no_target_there");
  }

  @Test
  void k13_a_deadline_anywhere_in_the_closed_hours_is_the_same() {
    it.promise(null, 8).resolved("2026-10-13T12:00:00Z");
    assertThat(differsBy("2026-10-12T17:00:00Z")).isZero();
    assertThat(differsBy("2026-10-13T02:00:00Z")).isZero();
    assertThat(differsBy("2026-10-13T09:00:01Z")).isEqualTo(1);
  }

  @Test
  void the_tool_counted_what_was_on_hold() {
    it.promise(null, 8).status("2026-10-12T10:00:00Z", "open", "pending");
    it.status("2026-10-12T16:00:00Z", "pending", "open").resolved("2026-10-13T12:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 5 h");
    assertThat(reason()).isEqualTo("pauses_not_taken_off");
  }

  @Test
  void the_tool_calls_late_what_takes_exactly_the_time_that_was_promised() {
    it.promise(null, 8).resolved("2026-10-12T17:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 met 8 h");
    assertThat(reason()).isEqualTo("target_counts_as_late");
  }

  @Test
  void the_tool_counted_the_night() {
    it.opened = "2026-10-12T16:00:00Z";
    assertThat(it.promise(null, 8).resolved("2026-10-13T12:00:00Z").shown())
        .isEqualTo("1 P3 met 4 h");
    assertThat(reason()).isEqualTo("clock_on_the_wall");
  }

  @Test
  void the_tool_took_the_long_sunday_for_a_day() {
    it.calendars.put(
        "berlin", WorkingCalendar.parse("Europe/Berlin", "Mon-Sun 00:00-24:00", List.of()));
    it.opened = "2026-10-24T10:00:00Z";
    it.promise(null, 24, "keep", "continue", "berlin").resolved("2026-10-25T11:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 breached 25 h");
    assertThat(reason()).isEqualTo("clock_change_ignored");
  }

  @Test
  void the_tool_judged_by_the_priority_of_today() {
    it.promise("P3", 8).promise("P1", 1).event("2026-10-12T10:00:00Z", "priority", "P3", "P1");
    it.priority = "P1";
    assertThat(it.resolved("2026-10-12T13:00:00Z").shown()).isEqualTo("1 P3 met 4 h");
    assertThat(reason()).isEqualTo("priority_of_today");
  }

  @Test
  void what_no_other_way_of_counting_explains_is_called_unexplained() {
    it.promise(null, 8).resolved("2026-10-12T13:00:00Z");
    assertThat(reason()).isEqualTo("unexplained");
  }

  @Test
  void there_is_nothing_to_agree_on_where_one_of_the_two_does_not_judge() {
    it.promise(null, 8).resolved("2026-10-12T13:00:00Z");
    assertThat(SlaComparison.agrees(it.only(), null)).isNull();
    assertThat(SlaComparison.agrees(it.only(), false)).isTrue();
    assertThat(SlaComparison.agrees(it.only(), true)).isFalse();
    it.resolved("2026-10-11T13:00:00Z");
    assertThat(SlaComparison.agrees(it.only(), true)).isNull();
  }
}
