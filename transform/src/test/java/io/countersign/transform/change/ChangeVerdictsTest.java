package io.countersign.transform.change;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

/** Watched for ten days after the end, asked on 4 November 2026. */
final class ChangeVerdictsTest extends LakeTest {
  private static final String RULES =
      """
      category | path      | valid_from | observation_seconds | retro_approval_seconds | quorum | required_evidence
      other    | standard  | 2026-01-01 | 864000              |                        |        |
      other    | normal    | 2026-01-01 | 864000              |                        | all    | test_result@start;post_change_review@closed
      other    | emergency | 2026-01-01 | 864000              | 172800                 |        |
      """;

  private static Given verdicts(String changes) {
    return step(new ChangeVerdicts()).given("change_rules", RULES).given("changes", changes);
  }

  @Test
  void failure_is_known_at_once_but_success_only_when_the_observation_is_over() {
    assertRows(
        verdicts(
                """
                change_id  | path     | actual_start_at      | actual_end_at        | close_code  | rolled_back_at       | remediates_change_id
                held       | standard | 2026-10-05T10:00:00Z | 2026-10-25T06:00:00Z | successful  |                      |
                young      | standard | 2026-10-05T10:00:00Z | 2026-10-25T06:00:01Z | successful  |                      |
                young_bad  | standard | 2026-11-03T10:00:00Z | 2026-11-03T11:00:00Z | successful  | 2026-11-03T12:30:00Z |
                hit        | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | successful  |                      |
                minor      | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | successful  |                      |
                late_hit   | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | successful  |                      |
                repaired   | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | successful  |                      |
                repair     | standard | 2026-10-06T10:00:00Z | 2026-10-06T11:00:00Z | successful  |                      | repaired
                admitted   | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | failed      |                      |
                endless    | standard | 2026-10-05T10:00:00Z |                      |             |                      |
                to_come    | standard | 2026-11-05T10:00:00Z | 2026-11-05T11:00:00Z | successful  |                      |
                called_off | standard |                      |                      | cancelled   |                      |
                """)
            .given(
                "change_links",
                """
                change_id | ticket_id | rule                   | opened_at            | resolved_at          | in_window | severe
                hit       | T1        | declared               | 2026-10-06T10:00:00Z | 2026-10-06T11:00:00Z | true      | true
                hit       | T2        | declared               | 2026-10-06T10:30:00Z | 2026-10-06T12:00:00Z | true      | true
                minor     | T3        | declared               | 2026-10-06T10:00:00Z |                      | true      | false
                minor     | T1        | same_service_in_window | 2026-10-06T10:00:00Z |                      | true      | true
                late_hit  | T4        | declared               | 2026-10-30T10:00:00Z |                      | false     | true
                """)
            .make(),
        """
        change_id  | state     | implemented | outcome     | outcome_same_service | failed_because | contradicted | recovery_seconds
        held       | mature    | true        | successful  | successful           |                | false        |
        young      | immature  | true        |             |                      |                | false        |
        young_bad  | immature  | true        | failed      | failed               | rolled_back    | true         | 5400
        hit        | mature    | true        | failed      | successful           | incident       | true         | 7200
        minor      | mature    | true        | with_issues | failed               |                | false        |
        late_hit   | mature    | true        | successful  | successful           |                | false        |
        repaired   | mature    | true        | failed      | failed               | remediated     | true         |
        repair     | mature    | true        | successful  | successful           |                | false        |
        admitted   | mature    | true        | failed      | failed               | admitted       | false        |
        endless    | immature  | true        |             |                      |                | false        |
        to_come    | immature  | false       |             |                      |                | false        |
        called_off | cancelled | false       |             |                      |                | false        |
        """);
  }

  @Test
  void authority_to_begin_is_a_template_a_valid_approval_or_for_emergencies_a_late_one() {
    assertRows(
        verdicts(
                """
                change_id   | path      | requester | implementer | scope_hash | template_id | actual_start_at
                template    | standard  |           |             |            | TPL-1       | 2026-10-05T10:00:00Z
                bare        | standard  |           |             |            |             | 2026-10-05T10:00:00Z
                good        | normal    | rita      | ivan        | abc        |             | 2026-10-05T10:00:00Z
                one_of_two  | normal    | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                too_late    | normal    | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                not_his     | normal    | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                self        | normal    | anna      | ivan        |            |             | 2026-10-05T10:00:00Z
                grown       | normal    | rita      | ivan        | new        |             | 2026-10-05T10:00:00Z
                delegated   | normal    | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                no_mandate  | normal    | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                nobody      | normal    | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                night_good  | emergency | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                night_late  | emergency | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                night_never | emergency | rita      | ivan        |            |             | 2026-10-05T10:00:00Z
                waiting     | normal    | rita      | ivan        |            |             |
                """)
            .given(
                "role_assignments",
                """
                person | role          | scope_id | valid_from | valid_to   | delegated_by
                anna   | cab           | ORG      | 2026-01-01 |            |
                abel   | cab           | ORG      | 2026-01-01 |            |
                dora   | cab           | ORG      | 2026-10-01 | 2026-10-04 | anna
                emil   | emergency_cab | ORG      | 2026-01-01 |            |
                gone   | cab           | ORG      | 2026-01-01 | 2026-09-30 |
                """)
            .given(
                "approvals",
                """
                approval_id | step | subject_kind | subject_id  | waiting_for         | approver | role          | requested_at         | decided_at           | decision | scope_hash | delegated_by
                A1          | 1    | change       | good        | risk_review         | anna     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved | abc        |
                A1          | 2    | change       | good        | manager             | abel     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved | abc        |
                A1          | 3    | change       | good        | business_acceptance | bob      |               | 2026-10-06T10:00:00Z | 2026-10-07T10:00:00Z | approved |            |
                A2          | 1    | change       | one_of_two  | risk_review         | anna     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |            |
                A2          | 2    | change       | one_of_two  | manager             | abel     | cab           | 2026-10-01T10:00:00Z |                      |          |            |
                A3          | 1    | change       | too_late    | risk_review         | anna     | cab           | 2026-10-01T10:00:00Z | 2026-10-05T10:00:00Z | approved |            |
                A4          | 1    | change       | not_his     | risk_review         | gone     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |            |
                A5          | 1    | change       | self        | risk_review         | anna     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |            |
                A6          | 1    | change       | grown       | risk_review         | anna     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved | old        |
                A7          | 1    | change       | delegated   | risk_review         | dora     | cab           | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |            | anna
                A8          | 1    | change       | no_mandate  | risk_review         | dora     | cab           | 2026-10-01T10:00:00Z | 2026-10-05T09:00:00Z | approved |            | anna
                A9          | 1    | change       | night_good  | risk_review         | emil     | emergency_cab | 2026-10-05T09:00:00Z | 2026-10-05T09:30:00Z | approved |            |
                A10         | 1    | change       | night_late  | risk_review         | emil     | emergency_cab | 2026-10-05T11:00:00Z | 2026-10-07T10:00:00Z | approved |            |
                A11         | 1    | change       | night_never | risk_review         | emil     | emergency_cab | 2026-10-05T11:00:00Z | 2026-10-07T10:00:01Z | approved |            |
                """)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | change_id
                D1            | ERP        | production  | 2026-10-05T10:00:00Z |
                """)
            .make(),
        """
        change_id     | authorised | authorisation_reason | business_accepted
        template      | true       | template             |
        bare          | false      | no_template          |
        good          | true       | approved             | true
        one_of_two    | false      | undecided            |
        too_late      | false      | after_start          |
        not_his       | false      | role_not_held        |
        self          | false      | own_change           |
        grown         | false      | scope_changed        |
        delegated     | true       | approved             |
        no_mandate    | false      | delegation_invalid   |
        nobody        | false      | no_approval          |
        night_good    | true       | emergency_approved   |
        night_late    | true       | late_authorised      |
        night_never   | false      | after_start          |
        waiting       |            |                      |
        deployment:D1 | false      | no_change            |
        """);
  }

  @Test
  void work_is_held_against_its_window_the_blackouts_and_the_evidence_it_must_show() {
    assertRows(
        verdicts(
                """
                change_id | path   | service_id | planned_start_at     | planned_end_at       | actual_start_at      | actual_end_at
                inside    | normal | CRM        | 2026-10-05T10:00:00Z | 2026-10-05T12:00:00Z | 2026-10-05T10:00:00Z | 2026-10-05T12:00:00Z
                overrun   | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T12:00:00Z | 2026-10-05T09:59:00Z | 2026-10-05T13:00:00Z
                unplanned | normal | CRM        |                      |                      | 2026-10-05T10:00:00Z | 2026-10-05T12:00:00Z
                """)
            .given(
                "blackouts",
                """
                blackout_id | service_id | from_at              | to_at
                B1          | ERP        | 2026-10-05T12:00:00Z | 2026-10-05T12:30:00Z
                B2          |            | 2026-10-05T12:20:00Z | 2026-10-05T12:40:00Z
                """)
            .given(
                "evidence",
                """
                evidence_id | subject_kind | subject_id | kind               | result | attached_at
                E1          | change       | inside     | test_result        |        | 2026-10-04T10:00:00Z
                E2          | change       | inside     | post_change_review | failed | 2026-10-06T10:00:00Z
                E3          | change       | overrun    | test_result        |        | 2026-10-05T09:59:00Z
                """)
            .make(),
        """
        change_id | in_window | outside_window_seconds | blackout_seconds | in_blackout | evidence_required | evidence_present | evidence_missing               | outcome    | failed_because
        inside    | true      | 0                      | 0                | false       | 2                 | 2                |                                | failed     | review
        overrun   | false     | 3660                   | 2400             | true        | 2                 | 0                | post_change_review;test_result | successful |
        unplanned |           |                        | 0                | false       | 2                 | 0                | post_change_review;test_result | successful |
        """);
  }

  @Test
  void a_change_and_the_deployments_under_it_are_found_from_either_side() {
    assertRows(
        verdicts(
                """
                change_id | path     | measure_id | actual_start_at      | actual_end_at
                recorded  | standard | M1         | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                silent    | standard | M1         |                      |
                undone    | standard |            |                      |
                """)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | change_id | by
                D1            | ERP        | production  | 2026-10-05T10:30:00Z | recorded  | svc.deploy
                D2            | ERP        | production  | 2026-10-06T10:00:00Z | silent    | svc.deploy
                D3            | ERP        | production  | 2026-10-06T10:20:00Z | silent    | svc.deploy
                D4            | ERP        | staging     | 2026-10-06T09:00:00Z | silent    | svc.deploy
                D5            | ERP        | production  | 2026-10-07T09:00:00Z | unheard   | svc.deploy
                """)
            .make(),
        """
        change_id     | deployment_id | measure_id | implemented | deployments | started_at           | ended_at
        recorded      |               | M1         | true        | 1           | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
        silent        |               | M1         | true        | 2           | 2026-10-06T10:00:00Z | 2026-10-06T10:20:00Z
        undone        |               |            | false       | 0           |                      |
        deployment:D5 | D5            |            | true        | 1           | 2026-10-07T09:00:00Z | 2026-10-07T09:00:00Z
        """);
  }

  @Test
  void of_deployments_at_one_instant_the_one_that_failed_counts_in_whatever_order_they_come() {
    assertRows(
        verdicts(
                """
                change_id | path     | actual_start_at      | actual_end_at
                one       | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                other     | standard | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                """)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | change_id | by         | outcome
                D1            | ERP        | production  | 2026-10-05T10:30:00Z | one       | svc.deploy | failed
                D2            | ERP        | production  | 2026-10-05T10:30:00Z | one       | svc.deploy | successful
                D3            | CRM        | production  | 2026-10-05T10:30:00Z | other     | svc.deploy | successful
                D4            | CRM        | production  | 2026-10-05T10:30:00Z | other     | svc.deploy | failed
                """)
            .make(),
        """
        change_id | failed_because
        one       | deployment
        other     | deployment
        """);
  }
}
