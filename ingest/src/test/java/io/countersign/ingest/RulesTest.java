package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds of rules stop where a row of them cannot be meant. */
final class RulesTest extends IngestKit {
  private static final String POLICY =
      "policy_id,valid_from,metric,target_seconds,target_days,cut_off,calendar_id,pause_statuses,on_priority_change,on_reopen\n";

  @BeforeEach
  void files() {
    registerOfFiles();
  }

  private static String policy(String id, String target, String pauses) {
    return id + ",2026-01-01,resolution," + target + ",,,desk," + pauses + ",keep,continue\n";
  }

  @Test
  void k5_a_pause_in_a_word_nobody_knows_stops_its_feed() {
    file(
        "register/sla_policies.csv",
        POLICY
            + policy("p1", "28800", "Pending;Stalled")
            + policy("p2", "28800", "waiting; pending")
            + policy("p3", "28800", ""));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains(
            "UNKNOWN_WORD",
            "pause_statuses: Pending (1)",
            "pause_statuses: Stalled (1)",
            "pause_statuses: waiting (1)");
    assertThat(lake().has("sla_policies")).isFalse();
  }

  @Test
  void k5_several_words_land_without_the_blanks_between_them() {
    file("register/sla_policies.csv", POLICY + policy("p1", "28800", "pending; stalled"));

    assertThat(ingest(FIRST).all()).isEmpty();
    assertRows(now("sla_policies"), "policy_id | pause_statuses\np1 | pending;stalled\n");
  }

  @Test
  void k5_a_status_in_the_tools_own_words_stops_the_events_and_other_fields_are_free() {
    String header = "ticket_id,at,sequence,field,old_value,new_value\n";
    file(
        "register/ticket_events.csv",
        header
            + """
 T1,2026-10-05T09:00:00Z,1,status,new,Pending
 T1,2026-10-05T09:00:00Z,2,priority,P3,Urgent
 """);

    assertThat(onlyProblem(ingest(FIRST))).contains("UNKNOWN_WORD", "new_value: Pending (1)");
    assertThat(lake().has("ticket_events")).isFalse();

    file("register/ticket_events.csv", header + "T1,2026-10-05T09:00:00Z,2,priority,P3,Urgent\n");
    assertThat(ingest(SECOND).all()).isEmpty();
  }

  @Test
  void k5_evidence_quorum_and_roles_in_other_words_stop_their_feeds() {
    file(
        "register/change_rules.csv",
        """
        category,path,valid_from,required_evidence,observation_seconds,quorum
        payroll,normal,2026-01-01,test_result@start;photo@closed;test_result@dawn,0,any
        """);
    assertThat(onlyProblem(ingest(FIRST)))
        .contains("required_evidence: photo@closed (1)", "required_evidence: test_result@dawn (1)");

    file(
        "register/change_rules.csv",
        """
        category,path,valid_from,required_evidence,observation_seconds,quorum
        payroll,normal,2026-01-01,test_result@start;other,0,both
        """);
    file(
        "register/role_assignments.csv",
        "person,role,scope_id,valid_from\na.lee,Controller,M1,2026-01-01\nb.ng,Head of IT,M1,2026-01-01\n");
    IngestSummary summary = ingest(SECOND);
    assertThat(summary.all().toString())
        .contains("a quorum is any all or a number", "change_rules.csv:2 payroll|normal|2026-01-01")
        .contains("a role that we know is written as we know it", "a.lee|Controller")
        .doesNotContain("b.ng");
  }

  @Test
  void k9_a_window_or_a_holiday_that_cannot_be_read_is_refused_with_row_and_column() {
    file(
        "register/calendars.csv",
        """
        calendar_id,valid_from,zone,windows
        desk,2026-01-01,Europe/Berlin,Mon-Fri 08:00-18:00
        long,2026-01-01,Europe/Berlin,Mon-Fri 08:00-25:00
        none,2026-01-01,Europe/Berlin,Mon-Fri 18:00-18:00
        mars,2026-01-01,Mars/Olympus,Mon-Fri 8:00-18:00
        """);
    file(
        "register/holidays.csv",
        """
        calendar_id,on_date,from_time,to_time
        desk,2026-12-24,12:00,24:00
        desk,2026-12-31,12h,
        """);

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.exit()).isEqualTo(Exit.NOT_HELD);
    assertThat(summary.all().toString())
        .contains("calendars.csv:3 long|2026-01-01: windows is 'Mon-Fri 08:00-25:00'")
        .contains("calendars.csv:4 none|2026-01-01: windows is 'Mon-Fri 18:00-18:00'")
        .contains("calendars.csv:5 mars|2026-01-01: zone is 'Mars/Olympus'")
        .contains("windows is 'Mon-Fri 8:00-18:00'")
        .contains("holidays.csv:3: from_time is '12h'", "a local time, as 08:00");
    assertThat(lake().has("calendars")).isFalse();
    assertThat(lake().has("holidays")).isFalse();
  }

  @Test
  void k9_a_half_day_until_midnight_lands_and_one_that_ends_before_it_begins_does_not() {
    String header = "calendar_id,on_date,from_time,to_time\n";
    file(
        "register/holidays.csv",
        header
            + """
 desk,2026-12-24,12:00,24:00
 desk,2026-12-31,12:00:00,
 desk,2027-01-01,,
 desk,2027-01-02,12:00,00:00
 """);
    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(now("holidays").count()).isEqualTo(4);

    file("register/holidays.csv", header + "desk,2026-12-24,24:00,12:00\n");
    assertThat(onlyProblem(ingest(SECOND)))
        .contains("a holiday ends after it begins", "holidays.csv:2");
  }

  @Test
  void k10_a_target_that_lies_behind_or_beyond_ten_years_is_refused_with_its_policy() {
    file(
        "register/sla_policies.csv",
        POLICY
            + policy("behind", "-5", "")
            + policy("beyond", "9000000000", "")
            + policy("good", "28800", ""));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("CONTRACT_BROKEN", "a target is a time ahead")
        .contains("sla_policies.csv:2 behind|2026-01-01", "sla_policies.csv:3 beyond|2026-01-01")
        .doesNotContain("good");
    assertThat(lake().has("sla_policies")).isFalse();
  }

  @Test
  void what_should_hold_of_a_feed_and_does_not_is_said_and_lands() {
    file(
        "register/time_cards.csv",
        """
        time_card_id,person,worked_on,hours,status
        T1,ada,2026-10-01,30,approved
        T2,ada,2026-10-02,8,approved
        """);

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertThat(summary.findings()).hasSize(1);
    assertThat(summary.findings().get(0).text())
        .contains("SHOULD_HOLD  time_cards of register")
        .contains("a card has at most 24 hours", "1 row");
    assertThat(now("time_cards").count()).isEqualTo(2);
  }

  @Test
  void k10_watches_costs_and_shares_that_cannot_be_are_refused_too() {
    file(
        "register/change_rules.csv",
        """
        category,path,valid_from,observation_seconds,retro_approval_seconds
        payroll,normal,2026-01-01,-1,
        payroll,emergency,2026-01-01,0,9000000000
        """);
    file(
        "register/services.csv",
        "service_id,valid_from,name,cost_of_delay_per_hour\nERP,2026-01-01,ERP,-180\n");
    file(
        "register/measurement_plans.csv",
        "measure_id,version,method,split_percent\nM1,1,contract,120\nM2,1,contract,-1\n");
    file(
        "register/blackouts.csv",
        "blackout_id,from_at,to_at\nB1,2026-10-05T09:00:00Z,2026-10-05T08:00:00Z\n");

    assertThat(ingest(FIRST).all().toString())
        .contains("change_rules.csv:2 payroll|normal", "change_rules.csv:3 payroll|emergency")
        .contains("services.csv:2 ERP|2026-01-01")
        .contains("measurement_plans.csv:2 M1|1", "measurement_plans.csv:3 M2|1")
        .contains("blackouts.csv:2 B1");
  }

  @Test
  void k15_an_hour_that_comes_twice_lands_where_the_system_says_which() {
    workspace("  register: {product: files, folder: register, fold: later}");
    file(
        "register/value_claims.csv",
        HEADER + claim("C1", "1").replace("2026-10-31T22:15:00Z", "2026-10-25T02:30:00"));

    assertThat(ingest(FIRST).all()).isEmpty();
    assertRows(now("value_claims"), "claim_id | claimed_at\nC1 | 2026-10-25T01:30:00Z\n");

    workspace("  register: {product: files, folder: register, fold: sooner}");
    assertThatThrownBy(() -> Workspace.read(folder))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'fold' cannot be read.")
        .hasMessageContaining("earlier or later");
  }

  @Test
  void k16_instants_are_cut_to_the_second_when_they_land() {
    file(
        "register/tickets.csv",
        """
        ticket_id,kind,status,opened_at,resolved_at
        T1,incident,closed,2026-10-05T09:00:00.100Z,2026-10-05T10:00:00.900Z
        """);
    file(
        "register/ticket_events.csv",
        """
        ticket_id,at,sequence,field,old_value,new_value
        T1,2026-10-05T09:30:00.100Z,1,status,new,open
        T1,2026-10-05T09:30:00.900Z,1,status,open,pending
        """);

    assertThat(ingest(FIRST).all()).isEmpty();
    assertRows(
        now("tickets"),
        """
        ticket_id | opened_at            | resolved_at
        T1        | 2026-10-05T09:00:00Z | 2026-10-05T10:00:00Z
        """);
    assertThat(now("ticket_events").count()).as("two events of one second").isEqualTo(2);
  }
}
