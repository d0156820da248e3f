package io.countersign.transform.change;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

final class ChangeLinksTest extends LakeTest {
  /** Watched for a day after the end. */
  private static final String RULES =
      """
      category | path   | valid_from | observation_seconds | failing_priorities
      other    | normal | 2026-01-01 | 86400               | P1;P2
      """;

  private static Given links(String changes, String tickets) {
    return step(new ChangeLinks())
        .given("change_rules", RULES)
        .given("changes", changes)
        .given("tickets", tickets);
  }

  @Test
  void the_window_runs_from_the_start_until_the_observation_after_the_end_is_over() {
    assertRows(
        links(
                """
                change_id | path   | service_id | actual_start_at      | actual_end_at
                C1        | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T12:00:00Z
                """,
                """
                ticket_id | kind     | status | service_id | opened_at
                before    | incident | closed | ERP        | 2026-10-05T09:59:59Z
                at_start  | incident | closed | ERP        | 2026-10-05T10:00:00Z
                at_work   | incident | closed | ERP        | 2026-10-05T11:00:00Z
                last      | incident | closed | ERP        | 2026-10-06T11:59:59Z
                after     | incident | closed | ERP        | 2026-10-06T12:00:00Z
                elsewhere | incident | closed | CRM        | 2026-10-05T13:00:00Z
                a_request | request  | closed | ERP        | 2026-10-05T13:00:00Z
                no_more   | incident | cancelled | ERP     | 2026-10-05T13:00:00Z
                """)
            .make()
            .where("rule = 'same_service_in_window'"),
        """
        change_id | ticket_id
        C1        | at_start
        C1        | at_work
        C1        | last
        """);
  }

  @Test
  void an_incident_is_laid_at_the_nearest_change_only_but_may_be_at_several_by_service() {
    assertRows(
        links(
                """
                change_id | path   | service_id | actual_start_at      | actual_end_at
                early     | normal | ERP        | 2026-10-05T08:00:00Z | 2026-10-05T09:00:00Z
                late      | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z
                """,
                """
                ticket_id | kind     | status | service_id | priority | opened_at
                T1        | incident | open   | ERP        | P3       | 2026-10-05T12:00:00Z
                """)
            .make(),
        """
        change_id | ticket_id | rule                       | in_window | severe | rule_version
        early     | T1        | same_service_in_window     | true      | false  | 1
        late      | T1        | same_service_in_window     | true      | false  | 1
        late      | T1        | nearest_previous_in_window | true      | false  | 1
        """);
  }

  @Test
  void a_declared_cause_counts_on_any_service_and_is_shown_even_outside_the_window() {
    assertRows(
        links(
                """
                change_id | path   | service_id | actual_start_at      | actual_end_at
                C1        | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T12:00:00Z
                """,
                """
                ticket_id | kind     | status | service_id | priority | opened_at            | caused_by_change_id
                T1        | incident | open   | CRM        | P1       | 2026-10-05T15:00:00Z |
                T2        | incident | open   | CRM        | P2       | 2026-10-09T15:00:00Z | C1
                """)
            .given(
                "incident_causes",
                """
                ticket_id | change_id | declared_at
                T1        | C1        | 2026-10-06T08:00:00Z
                """)
            .make(),
        """
        change_id | ticket_id | rule     | linked_at            | in_window | severe
        C1        | T1        | declared | 2026-10-06T08:00:00Z | true      | true
        C1        | T2        | declared | 2026-10-09T15:00:00Z | false     | true
        """);
  }

  @Test
  void a_change_without_an_end_does_not_take_the_blame_for_ever() {
    assertRows(
        links(
                """
                change_id | path   | service_id | actual_start_at      | actual_end_at
                endless   | normal | ERP        | 2026-10-05T10:00:00Z |
                """,
                """
                ticket_id | kind     | status | service_id | opened_at
                soon      | incident | open   | ERP        | 2026-10-05T15:00:00Z
                later     | incident | open   | ERP        | 2026-10-09T15:00:00Z
                """)
            .make()
            .where("rule = 'nearest_previous_in_window'"),
        """
        change_id | ticket_id
        endless   | soon
        """);
  }

  @Test
  void a_deployment_that_no_change_stands_behind_can_be_blamed_too() {
    assertRows(
        links(
                "",
                """
                ticket_id | kind     | status | service_id | opened_at
                T1        | incident | open   | ERP        | 2026-10-05T15:00:00Z
                """)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | change_id
                D1            | ERP        | production  | 2026-10-05T10:00:00Z |
                D2            | ERP        | production  | 2026-10-05T14:00:00Z | unknown
                D3            | ERP        | staging     | 2026-10-05T14:30:00Z |
                """)
            .make()
            .where("rule = 'nearest_previous_in_window'"),
        """
        change_id     | ticket_id
        deployment:D2 | T1
        """);
  }
}
