package io.countersign.transform.control;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Table;
import org.junit.jupiter.api.Test;

final class ServiceExceptionsTest extends LakeTest {
  private static final String SERVICES =
      """
      service_id | valid_from | name | owner | department
      ERP        | 2025-01-01 | ERP  | vidal | Finance
      """;
  private static final String VERDICTS =
      """
      change_id     | deployment_id | service_id | measure_id | implemented | started_at           | ended_at             | authorised | authorisation_reason | contradicted | failed_because | evidence_missing | outside_window_seconds | in_blackout | blackout_seconds
      good          |               | ERP        |            | true        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | true       | approved             | false        |                |                  | 0                      | false       | 0
      bad           |               | ERP        | M1         | true        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | false      | own_change           | true         | rolled_back    | test_result      | 60                     | true        | 30
      endless       |               | OLD        |            | true        | 2026-10-05T10:00:00Z |                      | true       | approved             | false        |                |                  |                        | false       | 0
      to_come       |               | ERP        |            | false       |                      |                      |            |                      | false        |                |                  |                        | false       | 0
      deployment:D1 | D1            | ERP        |            | true        | 2026-10-05T10:00:00Z | 2026-10-05T10:00:00Z | false      | no_change            | false        |                |                  |                        | false       | 0
      deployment:D2 | D2            | ERP        |            | true        | 2026-10-05T10:00:00Z | 2026-10-05T10:00:00Z | false      | no_change            | false        |                |                  |                        | false       | 0
      """;
  private static final String CHANGES =
      """
      change_id | path   | owner
      good      | normal | ann
      bad       | normal | ann
      endless   | normal |
      """;

  @Test
  void every_control_names_what_it_found_whose_it_is_and_what_it_cost() {
    assertRows(
        step(Table.of("service_exceptions"))
            .given("services", SERVICES)
            .given("change_verdicts", VERDICTS)
            .given("changes", CHANGES)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | by
                D1            | ERP        | production  | 2026-10-05T10:00:00Z | svc-deploy
                D2            | ERP        | production  | 2026-10-05T10:00:00Z | ivan
                """)
            .given(
                "tickets",
                """
                ticket_id | kind     | status | service_id | opened_at
                T1        | incident | closed | ERP        | 2026-10-01T08:00:00Z
                T2        | incident | closed |            | 2026-10-01T08:00:00Z
                """)
            .given(
                "sla_clock",
                """
                ticket_id | metric         | instance | state    | started_at           | stopped_at           | breached_at          | tampering_signs   | source_says | agrees | disagreement_reason  | excluded_reason     | calendar_id
                T1        | resolution     | 1        | breached | 2026-10-01T08:00:00Z | 2026-10-02T08:00:00Z | 2026-10-01T18:00:00Z | pause_near_breach | false       | false  | pauses_not_taken_off |                     |
                T1        | first_response | 1        | breached | 2026-10-01T08:00:00Z | 2026-10-02T08:00:00Z | 2026-10-01T12:00:00Z | pause_near_breach |             |        |                      |                     |
                T2        | resolution     | 1        | excluded | 2026-10-01T08:00:00Z |                      |                      |                   |             |        |                      | calendar_unreadable | mars
                """)
            .given(
                "sla_policies",
                """
                policy_id | valid_from | service_id | metric     | target_seconds | calendar_id
                erp       | 2026-01-01 | ERP        | resolution | 3600           | desk
                erp_new   | 2026-06-01 | ERP        | resolution | 7200           | desk
                erp_other | 2026-06-01 | ERP        | first_response | 7200       | desk
                to_come   | 2027-01-01 | ERP        | resolution | 7200           | desk
                """)
            .given(
                "service_delay",
                """
                ticket_id | metric         | instance | department | over_seconds | delay_cost
                T1        | resolution     | 1        | Finance    | 3600         | 100
                T1        | resolution     | 1        | Sales      | 3600         | 50
                T1        | first_response | 1        | Finance    | 3600         | 70
                """)
            .given(
                "ticket_histories",
                """
                ticket_id | after_closure | measure_id | opened_at            | history_break
                T2        | true          | M9         | 2026-10-01T08:00:00Z | status goes from pending
                """)
            .given(
                "approval_checks",
                """
                approval_id | step | subject_kind | subject_id | known | department | approver | requested_at         | decided_at           | channel | valid | invalid_reason | rubber_stamp
                A1          | 1    | change       | bad        | true  | Finance    | ivan     | 2026-10-01T08:00:00Z | 2026-10-02T08:00:00Z | email   | false | own_change     | false
                A1          | 2    | change       | gone       | false |            |          | 2026-10-01T08:00:00Z |                      |         |       |                | false
                A2          | 1    | spend        | PO-1       | false |            | swift    | 2026-10-01T08:00:00Z | 2026-10-01T08:00:10Z | system  | true  |                | true
                """)
            .make(),
        """
        control                 | severity | subject_kind | subject_id | owner | department | amount_at_stake | detail
        sla_tampering           | medium   | ticket       | T1         | vidal | Finance    | 150             | pause_near_breach
        sla_disagreement        | low      | ticket       | T1         | vidal | Finance    | 150             | the tool says kept: pauses_not_taken_off
        sla_not_judged          | low      | ticket       | T2         |       |            |                 | calendar_unreadable mars
        ticket_history_broken   | low      | ticket       | T2         |       |            |                 | status goes from pending
        policies_overlap        | low      | policy       | erp, erp_new | vidal | Finance  |                 | 2 policies promise a resolution to the same tickets; the latest holds, then the last by name
        ticket_after_closure    | medium   | ticket       | T2         |       |            |                 | measure M9 is closed
        change_unauthorised     | high     | change       | bad        | ann   | Finance    |                 | own_change
        change_contradicted     | high     | change       | bad        | ann   | Finance    |                 | called successful, failed: rolled_back
        change_evidence_missing | medium   | change       | bad        | ann   | Finance    |                 | test_result
        change_outside_window   | medium   | change       | bad        | ann   | Finance    |                 | 60 seconds outside
        change_in_blackout      | high     | change       | bad        | ann   | Finance    |                 | 30 seconds inside
        change_without_end      | medium   | change       | endless    |       |            |                 | begun, and no end is recorded
        deployment_without_change | high   | deployment   | D1         |       | Finance    |                 | set off by the account svc-deploy
        deployment_without_change | high   | deployment   | D2         | ivan  | Finance    |                 | no change stands behind it
        approval_not_valid      | high     | approval     | A1/1       | ivan  | Finance    |                 | change bad: own_change
        approval_outside_tool   | low      | approval     | A1/1       | ivan  | Finance    |                 | change bad by email
        approval_for_nothing    | medium   | approval     | A1/2       |       |            |                 | no change gone
        approval_rubber_stamp   | medium   | approval     | A2/1       | swift |            |                 | spend PO-1
        """);
  }

  @Test
  void k11_tickets_of_days_before_their_calendar_was_known_are_named() {
    assertRows(
        step(Table.of("service_exceptions"))
            .given("services", SERVICES)
            .given(
                "tickets",
                """
                ticket_id | kind     | status | service_id | opened_at
                early     | incident | closed | ERP        | 2026-10-05T08:00:00Z
                later     | incident | closed | ERP        | 2026-10-06T08:00:00Z
                """)
            .given(
                "calendars",
                """
                calendar_id | valid_from | zone | windows
                desk        | 2026-10-06 | UTC  | Mon-Fri 08:00-18:00
                desk        | 2026-11-01 | UTC  | Mon-Fri 08:00-20:00
                """)
            .given(
                "sla_clock",
                """
                ticket_id | metric         | instance | state | started_at           | started_on | calendar_id
                early     | resolution     | 1        | met   | 2026-10-05T08:00:00Z | 2026-10-05 | desk
                early     | first_response | 1        | met   | 2026-10-05T08:00:00Z | 2026-10-05 | desk
                later     | resolution     | 1        | met   | 2026-10-06T08:00:00Z | 2026-10-06 | desk
                """)
            .make(),
        """
        control                 | severity | subject_kind | subject_id | owner | detail
        calendar_before_its_day | low      | ticket       | early      | vidal | desk is known from 2026-10-06
        """);
  }

  @Test
  void what_has_to_be_decided_says_by_whom_and_since_when() {
    assertRows(
        step(Table.of("service_decisions"))
            .given("services", SERVICES)
            .given("change_verdicts", VERDICTS)
            .given("changes", CHANGES)
            .given(
                "measures",
                """
                measure_id | steering_committee
                M1         | IT board
                """)
            .given(
                "ticket_histories",
                """
                ticket_id | after_closure | measure_id | opened_at            | status | service_id | ended_at
                T2        | true          | M1         | 2026-10-01T08:00:00Z | open   | ERP        |
                T3        | true          | M1         | 2026-10-01T08:00:00Z | closed | ERP        | 2026-10-02T08:00:00Z
                """)
            .given(
                "approval_checks",
                """
                approval_id | step | subject_kind | subject_id | waiting_for | approver | role | service_id | measure_id | requested_at         | decided | age_seconds
                A1          | 1    | change       | to_come    | risk_review |          | cab  | ERP        |            | 2026-10-01T08:00:00Z | false   | 101
                A2          | 1    | change       | to_come    | risk_review | anna     | cab  | ERP        |            | 2026-10-01T08:00:00Z | false   | 100
                A3          | 1    | spend        | PO-1       |             |          |      |            | M1         | 2026-10-01T08:00:00Z | false   | 1
                """)
            .given(
                "approval_ageing",
                """
                dimension   | value       | steps | median_seconds
                waiting_for | risk_review | 9     | 100
                waiting_for | not said    | 1     |
                """)
            .make(),
        """
        decision_id                   | decider | committee | department | measure_id | waiting_since        | detail
        decide_approval:approval:A1/1 | cab     |           | Finance    |            | 2026-10-01T08:00:00Z | change to_come, risk review
        decide_approval:approval:A3/1 |         | IT board  |            | M1         | 2026-10-01T08:00:00Z | spend PO-1
        ratify_change:change:bad      | ann     | IT board  | Finance    | M1         | 2026-10-05T10:00:00Z | own_change
        close_change:change:endless   |         |           |            |            | 2026-10-05T10:00:00Z |
        own_deployment:deployment:D1  | vidal   |           | Finance    |            | 2026-10-05T10:00:00Z |
        own_deployment:deployment:D2  | vidal   |           | Finance    |            | 2026-10-05T10:00:00Z |
        stop_work:ticket:T2           | vidal   | IT board  | Finance    | M1         | 2026-10-01T08:00:00Z |
        """);
  }
}
