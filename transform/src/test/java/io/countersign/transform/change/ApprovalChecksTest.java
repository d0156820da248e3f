package io.countersign.transform.change;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

final class ApprovalChecksTest extends LakeTest {
  private static final String ROLES =
      """
      person | role  | scope_id | valid_from | valid_to   | delegated_by | limit_amount
      low    | buyer | ORG      | 2026-01-01 |            |              | 5000
      low    | buyer | FIN      | 2026-01-01 | 2026-09-30 |              | 90000
      high   | buyer | ORG      | 2026-01-01 |            |              | 9000
      stand  | buyer | ORG      | 2026-01-01 |            | low          | 9000
      anna   | cab   | ORG      | 2026-01-01 |            |              |
      abel   | cab   | ORG      | 2026-01-01 |            |              |
      dora   | cab   | ORG      | 2026-10-01 | 2026-10-04 | anna         |
      eve    | cab   | ORG      | 2026-10-01 |            | dora         |
      swift  | cab   | ORG      | 2026-01-01 |            |              |
      gone   | cab   | ORG      | 2026-01-01 | 2026-09-30 |              |
      """;
  private static final String CHANGES =
      """
      change_id | path   | service_id | requester | implementer | scope_hash | actual_start_at      | measure_id
      C1        | normal | ERP        | rita      | ivan        | abc        | 2026-10-05T10:00:00Z | M1
      waiting   | normal | ERP        | rita      | ivan        |            |                      |
      """;

  private static Given checks(String approvals) {
    return step(new ApprovalChecks())
        .given("role_assignments", ROLES)
        .given("changes", CHANGES)
        .given(
            "tickets",
            """
            ticket_id | requester | service_id
            R1        | anna      | OLD
            """)
        .given(
            "services",
            """
            service_id | valid_from | name | department | calendar_id
            ERP        | 2025-01-01 | ERP  | Finance    | desk
            """)
        .given(
            "calendars",
            """
            calendar_id | valid_from | zone | windows
            desk        | 2025-01-01 | UTC  | Mon-Fri 09:00-17:00
            """)
        .given("approvals", approvals);
  }

  @Test
  void each_step_is_valid_or_says_the_first_thing_that_is_wrong() {
    assertRows(
        checks(
                """
                approval_id | step | subject_kind | subject_id | waiting_for         | approver | role  | requested_at         | decided_at           | decision | channel | scope_hash | delegated_by | amount
                good        | 1    | change       | C1         | risk_review         | anna     | cab   | 2026-10-01T16:00:00Z | 2026-10-02T10:00:00Z | approved | email   | abc        |              |
                late        | 1    | change       | C1         | risk_review         | anna     | cab   | 2026-10-01T10:00:00Z | 2026-10-05T10:00:00Z | approved | system  |            |              |
                taken_over  | 1    | change       | C1         | business_acceptance | anna     | cab   | 2026-10-05T10:00:00Z | 2026-10-06T10:00:00Z | approved |         |            |              |
                not_held    | 1    | change       | C1         | manager             | gone     | cab   | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |         |            |              |
                own         | 1    | change       | C1         | manager             | ivan     |       | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |         |            |              |
                grown       | 1    | change       | C1         | manager             | anna     | cab   | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |         | old        |              |
                lent        | 1    | change       | C1         | manager             | dora     | cab   | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |         |            | anna         |
                lent_twice  | 1    | change       | C1         | manager             | eve      | cab   | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |         |            | dora         |
                not_begun   | 1    | change       | waiting    | manager             | anna     | cab   | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |         |            |              |
                refused     | 1    | change       | waiting    | manager             | anna     | cab   | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | rejected |         |            |              |
                open        | 1    | change       | waiting    | manager             |          | cab   | 2026-11-03T16:00:00Z |                      |          |         |            |              |
                to_come     | 1    | change       | waiting    | manager             | anna     | cab   | 2026-11-03T16:00:00Z | 2026-11-05T16:00:00Z | approved |         |            |              |
                own_request | 1    | request      | R1         | manager             | anna     | cab   | 2026-10-02T22:00:00Z | 2026-10-05T01:00:00Z | approved |         |            |              |
                nothing     | 1    | change       | C99        | manager             | anna     | cab   | 2026-10-01T10:00:00Z | 2026-10-01T11:00:00Z | approved |         |            |              |
                bought      | 1    | spend        | PO-1       | budget              | anna     | cab   | 2026-10-01T10:00:00Z | 2026-10-01T11:00:00Z | approved |         |            |              | 1000000
                to_limit    | 1    | spend        | PO-2       | budget              | low      | buyer | 2026-10-01T10:00:00Z | 2026-10-01T11:00:00Z | approved |         |            |              | 5000
                over_limit  | 1    | spend        | PO-2       | budget              | low      | buyer | 2026-10-01T10:00:00Z | 2026-10-01T11:00:00Z | approved |         |            |              | 5000.01
                enough      | 1    | spend        | PO-2       | budget              | high     | buyer | 2026-10-01T10:00:00Z | 2026-10-01T11:00:00Z | approved |         |            |              | 5000.01
                lent_limit  | 1    | spend        | PO-2       | budget              | stand    | buyer | 2026-10-01T10:00:00Z | 2026-10-01T11:00:00Z | approved |         |            | low          | 5000.01
                """)
            .make(),
        """
        approval_id | known | valid | invalid_reason     | decided | age_seconds | department
        good        | true  | true  |                    | true    | 7200        | Finance
        late        | true  | false | after_start        | true    | 57600       | Finance
        taken_over  | true  | true  |                    | true    | 28800       | Finance
        not_held    | true  | false | role_not_held      | true    | 28800       | Finance
        own         | true  | false | own_change         | true    | 28800       | Finance
        grown       | true  | false | scope_changed      | true    | 28800       | Finance
        lent        | true  | true  |                    | true    | 28800       | Finance
        lent_twice  | true  | false | delegation_invalid | true    | 28800       | Finance
        not_begun   | true  | true  |                    | true    | 28800       | Finance
        refused     | true  |       |                    | true    | 28800       | Finance
        open        | true  |       |                    | false   | 3600        | Finance
        to_come     | true  |       |                    | false   | 3600        | Finance
        own_request | true  | false | own_subject        | true    | 10800       |
        nothing     | false | true  |                    | true    | 3600        |
        bought      | false | true  |                    | true    | 3600        |
        to_limit    | false | true  |                    | true    | 3600        |
        over_limit  | false | false | over_limit         | true    | 3600        |
        enough      | false | true  |                    | true    | 3600        |
        lent_limit  | false | false | over_limit         | true    | 3600        |
        """);
  }

  @Test
  void who_approves_everything_within_a_minute_does_not_look() {
    StringBuilder rows =
        new StringBuilder(
            "approval_id | step | subject_kind | subject_id | approver | role | requested_at | decided_at | decision\n");
    for (int i = 0; i < 10; i++) {
      String minute = "2026-10-01T1" + i % 8 + ":00:";
      rows.append(
          "A%d | 1 | change | waiting | swift | cab | %s00Z | %s%s | approved%n"
              .formatted(i, minute, minute, i < 5 ? "30Z" : "59Z"));
      rows.append(
          "B%d | 1 | change | waiting | abel | cab | %s00Z | %s30Z | %s%n"
              .formatted(i, minute, minute, i == 0 ? "rejected" : "approved"));
    }
    assertRows(
        checks(rows.toString())
            .make()
            .groupBy("approver")
            .agg(org.apache.spark.sql.functions.expr("count_if(rubber_stamp) as stamped")),
        """
        approver | stamped
        swift    | 10
        abel     | 0
        """);
  }
}
