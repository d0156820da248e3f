package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** S9. Eight hours are promised from Monday 09:00 and run out at 17:00. */
final class SlaTamperingTest {
  private final SlaCase it = new SlaCase();

  private SlaCase paused(String when) {
    it.policies.clear();
    it.events.clear();
    it.promise(null, 8).status(when, "open", "pending");
    return it.status("2026-10-14T10:00:00Z", "pending", "open").resolved("2026-10-14T10:01:00Z");
  }

  @Test
  void a_pause_in_the_last_five_minutes_is_a_sign_and_one_second_earlier_is_none() {
    assertThat(paused("2026-10-12T16:54:59Z").signs()).isNull();
    assertThat(paused("2026-10-12T16:55:00Z").signs()).isEqualTo("pause_near_breach");
    assertThat(paused("2026-10-13T09:10:00Z").signs()).isEqualTo("pause_near_breach");
  }

  @Test
  void a_pause_shortly_before_a_deadline_in_days_is_a_sign() {
    it.promiseDays(1, null).status("2026-10-13T08:54:00Z", "open", "pending");
    it.status("2026-10-14T10:00:00Z", "pending", "open").resolved("2026-10-14T10:01:00Z");
    assertThat(it.signs()).isEqualTo("pause_near_breach");
  }

  @Test
  void a_solution_dated_more_than_five_minutes_before_its_record_is_a_sign() {
    it.promise(null, 8).status("2026-10-12T16:05:00Z", "open", "resolved");
    assertThat(it.resolved("2026-10-12T16:00:00Z").signs()).isNull();
    assertThat(it.resolved("2026-10-12T15:59:59Z").signs()).isEqualTo("resolution_back_dated");
  }

  @Test
  void a_priority_lowered_after_the_breach_is_a_sign_also_where_it_heals_the_breach() {
    it.promise("P3", 8, "retarget", "continue", "desk").promise("P4", 80);
    it.event("2026-10-13T09:00:01Z", "priority", "P3", "P4").resolved("2026-10-13T12:00:00Z");
    assertThat(it.only().reading().state()).isEqualTo("met");
    assertThat(it.signs()).isEqualTo("priority_lowered_after_breach");
    it.events.clear();
    it.event("2026-10-13T09:00:00Z", "priority", "P3", "P4");
    assertThat(it.signs()).isNull();
  }

  @Test
  void k14_a_reset_there_and_back_within_a_second_is_a_sign() {
    it.promise("P3", 8, "reset", "continue", "desk").promise("P1", 4, "reset", "continue", "desk");
    it.event("2026-10-12T11:00:00Z", "priority", "P3", "P1");
    it.event("2026-10-12T11:00:00Z", "priority", "P1", "P3").resolved("2026-10-12T17:00:00Z");
    assertThat(it.shown()).isEqualTo("1 P3 cancelled 2 h; 2 P3 met 6 h");
    SlaInstance last = it.walk().get(1);
    assertThat(SlaTampering.of(last, it.ticket(), it.rules())).isEqualTo("priority_there_and_back");
    assertThat(SlaTampering.of(it.walk().get(0), it.ticket(), it.rules())).isNull();
  }

  @Test
  void k14_a_reset_to_another_priority_is_none() {
    it.promise("P3", 8, "reset", "continue", "desk").promise("P1", 4, "reset", "continue", "desk");
    it.event("2026-10-12T16:00:00Z", "priority", "P3", "P1").resolved("2026-10-13T12:00:00Z");
    it.priority = "P1";
    assertThat(it.shown()).isEqualTo("1 P3 cancelled 7 h; 2 P1 met 4 h");
    assertThat(SlaTampering.of(it.walk().get(1), it.ticket(), it.rules())).isNull();
  }

  @Test
  void a_priority_raised_after_the_breach_is_none() {
    it.promise("P3", 8).promise("P1", 4);
    it.event("2026-10-13T10:00:00Z", "priority", "P3", "P1").resolved("2026-10-13T12:00:00Z");
    assertThat(it.signs()).isNull();
  }
}
