package io.countersign.transform;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Step;
import io.countersign.ingest.workspace.SystemReferences;
import io.countersign.lake.LakeTest;
import io.countersign.transform.change.ApprovalChecks;
import io.countersign.transform.change.ChangeLinks;
import io.countersign.transform.change.ChangeVerdicts;
import io.countersign.transform.control.Unmatched;
import io.countersign.transform.effort.Effort;
import io.countersign.transform.service.TicketHistories;
import io.countersign.transform.sla.ServiceDelay;
import io.countersign.transform.sla.SlaClock;
import io.countersign.transform.sla.SlaIntervals;
import io.countersign.transform.value.SignoffChecks;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Two systems may give one number to two records; they are two all the way. */
final class TwoDesksTest extends LakeTest {
  private static final String TICKETS =
      """
      source_system | ticket_id | kind     | category | requester | service_id | priority | status | opened_at            | resolved_at          | caused_by_change_id
      berlin        | 1001      | incident | mail     | rita      | MAIL       | high     | closed | 2026-10-05T08:00:00Z | 2026-10-05T09:00:00Z | 7
      sydney        | 1001      | incident | mail     | rita      | MAIL       | high     | closed | 2026-10-05T08:30:00Z | 2026-10-05T13:30:00Z | 7
      sydney        | 1002      | incident | mail     | rita      | MAIL       | high     | open   | 2026-10-05T14:00:00Z |                      |
      """;
  private static final String EVENTS =
      """
      source_system | ticket_id | at                   | sequence | field    | old_value   | new_value | by
      berlin        | 1001      | 2026-10-05T08:00:00Z | 1        | status   | new         | pending   |
      berlin        | 1001      | 2026-10-05T08:15:00Z | 2        | status   | pending     | open      |
      sydney        | 1001      | 2026-10-05T08:40:00Z | 1        | status   | new         | pending   |
      sydney        | 1001      | 2026-10-05T08:45:00Z | 2        | status   | pending     | open      |
      sydney        | 1001      | 2026-10-05T12:35:00Z | 3        | status   | open        | pending   |
      journal       | 1002      | 2026-10-05T15:00:00Z | 1        | priority | high        | low       |
      journal       | 1001      | 2026-10-05T09:00:00Z | 1        | priority | high        | low       | ivan
      """;
  private static final String CHANGES =
      """
      source_system | change_id | path   | service_id | actual_start_at      | actual_end_at        | requester | implementer | remediates_change_id
      berlin        | 7         | normal | MAIL       | 2026-10-05T06:00:00Z | 2026-10-05T07:00:00Z | rita      | ivan        |
      sydney        | 7         | normal | MAIL       | 2026-10-05T06:00:00Z | 2026-10-05T07:00:00Z | rita      | noor        |
      """;
  private static final String RULES =
      """
      category | path   | valid_from | required_evidence | observation_seconds
      other    | normal | 2026-01-01 | test_result@start | 86400
      """;

  private static Given promised(Step step) {
    return step(step)
        .given("tickets", TICKETS)
        .given("ticket_events", EVENTS)
        .given(
            "calendars",
            """
            calendar_id | valid_from | zone | windows
            always      | 2026-01-01 | UTC  | Mon-Sun 00:00-24:00
            """)
        .given(
            "sla_policies",
            """
            policy_id | valid_from | metric     | target_seconds | calendar_id | pause_statuses | on_priority_change | on_reopen
            solve     | 2026-01-01 | resolution | 7200           | always      | pending        | keep               | continue
            """);
  }

  @Test
  void k4_tickets_of_one_number_on_two_desks_each_have_a_clock_and_a_history_of_their_own() {
    assertRows(
        promised(new SlaClock()).make().where("metric = 'resolution'"),
        """
        source_system | ticket_id | elapsed_seconds | state            | started_at           | priority
        berlin        | 1001      | 2700            | met              | 2026-10-05T08:00:00Z | high
        sydney        | 1001      | 14400           | breached         | 2026-10-05T08:30:00Z | high
        sydney        | 1002      | 2563200         | running_breached | 2026-10-05T14:00:00Z | high
        """);
  }

  @Test
  void k4_every_second_and_every_cost_is_its_own_desks() {
    Dataset<Row> clock = promised(new SlaClock()).make();
    assertRows(
        promised(new SlaIntervals())
            .given("sla_clock", clock)
            .make()
            .where("ticket_id = '1001' and metric = 'resolution'"),
        """
        source_system | ticket_id | from_at              | kind    | counted_seconds
        berlin        | 1001      | 2026-10-05T08:00:00Z | paused  | 0
        berlin        | 1001      | 2026-10-05T08:15:00Z | counted | 2700
        sydney        | 1001      | 2026-10-05T08:30:00Z | counted | 600
        sydney        | 1001      | 2026-10-05T08:40:00Z | paused  | 0
        sydney        | 1001      | 2026-10-05T08:45:00Z | counted | 13800
        sydney        | 1001      | 2026-10-05T12:35:00Z | paused  | 0
        """);
    assertRows(
        promised(new ServiceDelay())
            .given("sla_clock", clock)
            .given(
                "services",
                """
                service_id | valid_from | name | department | cost_of_delay_per_hour
                MAIL       | 2026-01-01 | Mail | Office     | 100
                """)
            .make(),
        """
        source_system | ticket_id | over_seconds | delay_cost
        sydney        | 1001      | 7200         | 200
        sydney        | 1002      | 2556000      | 71000
        """);
  }

  @Test
  void k4_what_a_desk_counts_of_its_tickets_is_not_the_other_desks() {
    assertRows(
        step(new TicketHistories())
            .given("tickets", TICKETS)
            .given("ticket_events", EVENTS)
            .given(
                "effort",
                """
                work_system | work_ref | work_kind | worked_on  | hours
                berlin      | 1001     | ticket    | 2026-10-05 | 2
                sydney      | 1001     | ticket    | 2026-10-05 | 3
                """)
            .make(),
        """
        source_system | ticket_id | hours | repeats_ticket_id | history_break
        berlin        | 1001      | 2     |                   |
        sydney        | 1001      | 3     |                   |
        sydney        | 1002      | 0     | 1001              |
        """);
  }

  @Test
  void k4_a_cause_is_looked_up_in_its_own_system_and_only_then_elsewhere() {
    assertRows(
        step(new ChangeLinks())
            .given("tickets", TICKETS)
            .given("changes", CHANGES)
            .given("change_rules", RULES)
            .given(
                "incident_causes",
                """
                source_system | ticket_id | change_id | declared_at
                journal       | 1002      | 7         | 2026-10-06T08:00:00Z
                sydney        | 1002      | 7         | 2026-10-07T08:00:00Z
                journal       | 1001      | 7         | 2026-10-06T08:00:00Z
                """)
            .make(),
        """
        source_system | change_id | ticket_system | ticket_id | rule                       | linked_at
        berlin        | 7         | berlin        | 1001      | declared                   | 2026-10-05T08:00:00Z
        berlin        | 7         | berlin        | 1001      | nearest_previous_in_window | 2026-10-05T08:00:00Z
        berlin        | 7         | berlin        | 1001      | same_service_in_window     | 2026-10-05T08:00:00Z
        sydney        | 7         | sydney        | 1001      | declared                   | 2026-10-05T08:30:00Z
        sydney        | 7         | sydney        | 1001      | nearest_previous_in_window | 2026-10-05T08:30:00Z
        sydney        | 7         | sydney        | 1001      | same_service_in_window     | 2026-10-05T08:30:00Z
        sydney        | 7         | sydney        | 1002      | declared                   | 2026-10-07T08:00:00Z
        sydney        | 7         | sydney        | 1002      | nearest_previous_in_window | 2026-10-05T14:00:00Z
        sydney        | 7         | sydney        | 1002      | same_service_in_window     | 2026-10-05T14:00:00Z
        """);
  }

  @Test
  void k4_a_change_is_proved_allowed_and_blamed_by_its_own_systems_records() {
    assertRows(
        step(new ChangeVerdicts())
            .given("changes", CHANGES)
            .given("change_rules", RULES)
            .given(
                "approvals",
                """
                source_system | approval_id | step | subject_kind | subject_id | approver | requested_at         | decided_at           | decision
                berlin        | A1          | 1    | change       | 7          | mona     | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                sydney        | A1          | 1    | change       | 7          | noor     | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                mail          | A2          | 1    | change       | 7          | zoe      | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                """)
            .given(
                "evidence",
                """
                source_system | evidence_id | subject_kind | subject_id | kind        | result | attached_at
                berlin        | E1          | change       | 7          | test_result | passed | 2026-10-05T05:00:00Z
                mail          | E1          | change       | 7          | test_result | passed | 2026-10-05T05:00:00Z
                """)
            .given(
                "deployments",
                """
                source_system | deployment_id | service_id | environment | deployed_at          | change_id | outcome
                sydney        | D1            | MAIL       | production  | 2026-10-05T06:30:00Z | 7         | failed
                pipeline      | D1            | MAIL       | production  | 2026-10-05T06:30:00Z | 7         | successful
                """)
            .make(),
        """
        source_system | change_id     | outcome    | authorised | authorisation_reason | evidence_present | deployments
        berlin        | 7             | successful | true       | approved             | 1                | 0
        pipeline      | deployment:D1 | successful | false      | no_change            | 0                | 1
        sydney        | 7             | failed     | false      | own_change           | 0                | 1
        """);
  }

  @Test
  void k4_a_step_is_about_the_record_of_its_own_system() {
    assertRows(
        step(new ApprovalChecks())
            .given("changes", CHANGES)
            .given("tickets", TICKETS)
            .given("change_rules", RULES)
            .given(
                "measures",
                """
                measure_id | service_id
                M1         | MAIL
                """)
            .given(
                "approvals",
                """
                source_system | approval_id | step | subject_kind | subject_id | approver | requested_at         | decided_at           | decision
                berlin        | A1          | 1    | change       | 7          | noor     | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                sydney        | A1          | 1    | change       | 7          | noor     | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                mail          | A1          | 1    | change       | 7          | zoe      | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                mail          | A2          | 1    | request      | 1002       | rita     | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                mail          | A3          | 1    | gate         | M1         | zoe      | 2026-10-04T08:00:00Z | 2026-10-04T09:00:00Z | approved
                """)
            .make(),
        """
        source_system | approval_id | subject_system | subject_id | known | subject_unclear | invalid_reason
        berlin        | A1          | berlin         | 7          | true  | false           |
        sydney        | A1          | sydney         | 7          | true  | false           | own_change
        mail          | A1          |                | 7          | false | true            |
        mail          | A2          | sydney         | 1002       | true  | false           | own_subject
        mail          | A3          |                | M1         | true  | false           |
        """);
  }

  @Test
  void k4_hours_belong_to_the_ticket_of_their_own_system_and_a_reversal_to_its_own_card() {
    assertRows(
        step(new Effort())
            .given(
                "tickets",
                TICKETS.replace("| caused_by_change_id", "| measure_id").replace("| 7", "| M1"))
            .given(
                "measures",
                """
                measure_id
                M1
                """)
            .given(
                "time_cards",
                """
                source_system | time_card_id | person | worked_on  | hours | work_ref | status   | reverses_id
                berlin        | 1            | anna   | 2026-10-05 | 2     | 1001     | approved |
                sydney        | 1            | bert   | 2026-10-05 | 3     | 1001     | approved |
                sydney        | 2            | bert   | 2026-10-06 | 1     | 1001     | approved | 1
                clock         | 1            | cleo   | 2026-10-06 | 4     | 1002     | approved |
                clock         | 2            | cleo   | 2026-10-06 | 5     | 1001     | approved |
                gate          | 3            | dora   | 2026-10-06 | 5     |          | approved | 1
                gate          | 4            | dora   | 2026-10-06 | 5     | M1       | approved |
                """)
            .make(),
        """
        source_system | time_card_id | hours | work_kind | work_system | measure_id | unmatched_because | problem          | worked_on
        berlin        | 1            | 2     | ticket    | berlin      | M1         |                   |                  | 2026-10-05
        sydney        | 1            | 3     | ticket    | sydney      | M1         |                   |                  | 2026-10-05
        sydney        | 2            | -1    | ticket    | sydney      | M1         |                   |                  | 2026-10-05
        clock         | 1            | 4     | ticket    | sydney      |            | no_measure        |                  | 2026-10-06
        clock         | 2            | 5     | unknown   |             |            | ambiguous_work    |                  | 2026-10-06
        gate          | 3            | 0     |           |             |            | no_work_named     | reverses_several | 2026-10-06
        gate          | 4            | 5     | measure   |             | M1         |                   |                  | 2026-10-06
        """);
  }

  @Test
  void k4_what_several_other_systems_have_is_linked_to_none_and_says_so() {
    assertRows(
        step(new Unmatched())
            .given("tickets", TICKETS)
            .given("changes", CHANGES.replace("noor        |", "noor        | 7"))
            .given("ticket_events", EVENTS)
            .given(
                "incident_causes",
                """
                source_system | ticket_id | change_id
                journal       | 1001      | 7
                journal       | 1002      | 7
                sydney        | 1002      | 7
                """)
            .given(
                "deployments",
                """
                source_system | deployment_id | service_id | environment | deployed_at          | change_id
                pipeline      | D1            | MAIL       | production  | 2026-10-05T06:30:00Z | 7
                sydney        | D1            | MAIL       | production  | 2026-10-05T06:30:00Z | 7
                """)
            .given(
                "approvals",
                """
                source_system | approval_id | step | subject_kind | subject_id | approver | requested_at
                mail          | A1          | 1    | change       | 7          | zoe      | 2026-10-04T08:00:00Z
                mail          | A2          | 1    | change       | 8          | zoe      | 2026-10-04T08:00:00Z
                berlin        | A1          | 1    | change       | 7          | zoe      | 2026-10-04T08:00:00Z
                """)
            .given(
                "evidence",
                """
                source_system | evidence_id | subject_kind | subject_id | kind        | attached_at          | by
                mail          | E1          | ticket       | 1001       | test_result | 2026-10-05T05:00:00Z | yves
                """)
            .make()
            .withColumn("record_key", expr("translate(record_key, '|', '/')")),
        """
        feed            | source_system | record_key                      | reason            | named | owner
        approvals       | mail          | A1/1                            | ambiguous_subject | 7     | zoe
        deployments     | pipeline      | D1                              | ambiguous_change  | 7     |
        evidence        | mail          | E1                              | ambiguous_subject | 1001  | yves
        incident_causes | journal       | 1001/7                          | ambiguous_ticket  | 1001  |
        incident_causes | journal       | 1002/7                          | ambiguous_change  | 7     |
        ticket_events   | journal       | 1001/2026-10-05 09:00:00/1      | ambiguous_ticket  | 1001  | ivan
        """);
  }

  @Test
  void k4_a_withdrawal_takes_back_the_sign_off_of_its_own_system() {
    assertRows(
        step(new SignoffChecks())
            .given(
                "measures",
                """
                measure_id | currency | owner | controller | path | implemented_at
                M1         | EUR      | olga  | carl       | M1   | 2026-01-01T00:00:00Z
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | method    | frozen_at
                M1         | 1       | unit_cost | 2026-01-01T00:00:00Z
                """)
            .given(
                "periods",
                """
                period  | starts_on  | ends_on    | starts_at            | ends_at
                2026-09 | 2026-09-01 | 2026-09-30 | 2026-09-01T00:00:00Z | 2026-10-01T00:00:00Z
                2026-10 | 2026-10-01 | 2026-10-31 | 2026-10-01T00:00:00Z | 2026-11-01T00:00:00Z
                """)
            .given(
                "evidence",
                """
                source_system | evidence_id | subject_kind | subject_id | kind         | attached_at
                north         | E1          | measure      | M1         | verification | 2026-10-01T00:00:00Z
                south         | E1          | measure      | M1         | verification | 2026-10-30T00:00:00Z
                """)
            .given(
                "value_signoffs",
                """
                source_system | signoff_id | measure_id | period  | benefit_type | decision  | amount | currency | controller | decided_at           | evidence_id | withdraws_signoff_id
                north         | 1          | M1         | 2026-09 | cost_saving  | confirmed | 100    | EUR      | carl       | 2026-10-05T08:00:00Z | E1          |
                south         | 1          | M1         | 2026-10 | cost_saving  | confirmed | 200    | EUR      | carl       | 2026-10-05T08:00:00Z | E1          |
                south         | 2          | M1         | 2026-10 | cost_saving  | withdrawn |        |          | carl       | 2026-10-06T08:00:00Z |             | 1
                """)
            .make(),
        """
        source_system | signoff_id | valid | invalid_reason | withdrawn | withdrawn_period
        north         | 1          | true  |                | false     |
        south         | 1          | false | no_evidence    | true      | 2026-10
        south         | 2          | false | no_evidence    | false     |
        """);
  }

  private static String refersTo(String system, String... said) {
    StringBuilder rows = new StringBuilder("source_system | feed | refers_to\n");
    for (int i = 0; i < said.length; i += 2) {
      rows.append(String.join(" | ", system, said[i], said[i + 1])).append('\n');
    }
    return rows.toString();
  }

  @Test
  void k4_a_link_goes_where_the_workspace_says_and_both_tickets_are_counted() {
    assertRows(
        step(new TicketHistories())
            .given("tickets", TICKETS)
            .given("ticket_events", EVENTS)
            .given("source_references", refersTo("journal", "tickets", "sydney"))
            .make(),
        """
        source_system | ticket_id | priority_changes
        berlin        | 1001      | 0
        sydney        | 1001      | 1
        sydney        | 1002      | 1
        """);
    assertRows(
        step(new TicketHistories()).given("tickets", TICKETS).given("ticket_events", EVENTS).make(),
        """
        source_system | ticket_id | priority_changes
        berlin        | 1001      | 0
        sydney        | 1001      | 0
        sydney        | 1002      | 1
        """);
  }

  @Test
  void k4_what_the_workspace_says_goes_before_the_systems_own_record() {
    assertRows(
        step(new ChangeLinks())
            .given("tickets", TICKETS)
            .given("changes", CHANGES)
            .given("change_rules", RULES)
            .given("source_references", refersTo("sydney", "changes", "berlin"))
            .make()
            .where("rule = 'declared'"),
        """
        source_system | change_id | ticket_system | ticket_id
        berlin        | 7         | berlin        | 1001
        berlin        | 7         | sydney        | 1001
        """);
  }

  @Test
  void k4_work_is_that_of_the_feed_and_system_that_are_said() {
    Given cards =
        step(new Effort())
            .given("tickets", TICKETS)
            .given("changes", CHANGES.replace("| 7         | normal", "| 1002      | normal"))
            .given(
                "time_cards",
                """
                source_system | time_card_id | person | worked_on  | hours | work_ref | status   | reverses_id
                clock         | 1            | cleo   | 2026-10-06 | 1     | 1001     | approved |
                clock         | 2            | cleo   | 2026-10-06 | 2     | 1002     | approved |
                clock         | 3            | cleo   | 2026-10-06 | 3     | 1003     | approved |
                """);
    assertRows(
        cards.given("source_references", refersTo("clock", "tickets", "berlin")).make(),
        """
        time_card_id | work_kind | work_system | unmatched_because
        1            | ticket    | berlin      | no_measure
        2            | unknown   |             | ambiguous_work
        3            | unknown   |             | unknown_work
        """);
    assertRows(
        cards
            .given("source_references", refersTo("clock", "tickets", "berlin", "changes", "sydney"))
            .make(),
        """
        time_card_id | work_kind | work_system | unmatched_because
        1            | ticket    | berlin      | no_measure
        2            | change    | sydney      | no_measure
        3            | unknown   |             | unknown_work
        """);
  }

  @Test
  void k4_what_is_not_there_where_it_is_meant_is_linked_to_none_and_says_so() {
    StringBuilder nowhere = new StringBuilder("source_system | feed | refers_to\n");
    SystemReferences.FEEDS.forEach(feed -> nowhere.append("mail | " + feed + " | paris\n"));
    assertRows(
        step(new Unmatched())
            .given("source_references", nowhere.toString())
            .given("tickets", TICKETS)
            .given("changes", CHANGES + "mail | 9 | normal | MAIL | | | rita | ivan | 7\n")
            .given(
                "ticket_events",
                """
                source_system | ticket_id | at                   | sequence | field    | old_value | new_value
                mail          | 1002      | 2026-10-05T15:00:00Z | 1        | priority | high      | low
                mail          | 1003      | 2026-10-05T15:00:00Z | 1        | priority | high      | low
                """)
            .given(
                "incident_causes",
                """
                source_system | ticket_id | change_id
                mail          | 1002      | 7
                """)
            .given(
                "deployments",
                """
                source_system | deployment_id | service_id | environment | deployed_at          | change_id
                mail          | D1            | MAIL       | production  | 2026-10-05T06:30:00Z | 7
                mail          | D2            | MAIL       | production  | 2026-10-05T06:30:00Z | 8
                """)
            .given(
                "evidence",
                """
                source_system | evidence_id | subject_kind | subject_id | kind        | attached_at
                mail          | E1          | ticket       | 1001       | test_result | 2026-10-05T05:00:00Z
                mail          | E2          | claim        | C1         | test_result | 2026-10-05T05:00:00Z
                north         | E3          | measure      | M1         | test_result | 2026-10-05T05:00:00Z
                """)
            .given(
                "initiatives",
                """
                node_id | level   | name
                M1      | measure | M1
                """)
            .given(
                "measures",
                """
                measure_id
                M1
                """)
            .given(
                "value_claims",
                """
                source_system | claim_id | measure_id | period  | benefit_type | amount | currency
                north         | C1       | M1         | 2026-10 | cost_saving  | 1      | EUR
                """)
            .given(
                "value_signoffs",
                """
                source_system | signoff_id | measure_id | period  | benefit_type | decision  | amount | currency | evidence_id | withdraws_signoff_id
                north         | S1         | M1         | 2026-10 | cost_saving  | confirmed | 1      | EUR      |             |
                mail          | S2         | M1         | 2026-10 | cost_saving  | withdrawn |        |          | E3          | S1
                """)
            .given(
                "time_cards",
                """
                source_system | time_card_id | person | worked_on  | hours | status   | reverses_id
                north         | T1           | cleo   | 2026-10-06 | 1     | approved |
                mail          | T2           | cleo   | 2026-10-06 | 1     | approved | T1
                """)
            .make()
            .withColumn("record_key", expr("translate(record_key, '|', '/')")),
        """
        feed            | source_system | record_key                 | reason            | named
        changes         | mail          | 9/remediates_change_id     | foreign_change    | 7
        deployments     | mail          | D1                         | foreign_change    | 7
        deployments     | mail          | D2                         | unknown_change    | 8
        evidence        | mail          | E1                         | foreign_subject   | 1001
        evidence        | mail          | E2                         | foreign_subject   | C1
        incident_causes | mail          | 1002/7                     | foreign_ticket    | 1002
        ticket_events   | mail          | 1002/2026-10-05 15:00:00/1 | foreign_ticket    | 1002
        time_cards      | mail          | T2/reverses_id             | foreign_card      | T1
        value_signoffs  | mail          | S2/evidence_id             | foreign_evidence  | E3
        value_signoffs  | mail          | S2/withdraws_signoff_id    | foreign_signoff   | S1
        """);
  }
}
