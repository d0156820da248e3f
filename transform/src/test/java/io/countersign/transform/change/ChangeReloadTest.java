package io.countersign.transform.change;

import io.countersign.lake.LakeTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** C5 and C7: loading again re-blames nobody, and a quorum may be a number. */
final class ChangeReloadTest extends LakeTest {
  private static final String RULES =
      """
      category | path   | valid_from | observation_seconds | failing_priorities | quorum
      other    | normal | 2026-01-01 | 86400               | P1;P2              | 2
      """;
  private static final String CHANGES =
      """
      change_id | path   | service_id | actual_start_at      | actual_end_at        | known_at
      C1        | normal | ERP        | 2026-10-05T08:00:00Z | 2026-10-05T09:00:00Z | 2026-10-06T00:00:00Z
      C1        | normal | ERP        | 2026-10-05T08:00:00Z |                      | 2026-10-05T08:30:00Z
      C2        | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | 2026-10-06T00:00:00Z
      C3        | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | 2026-10-07T00:00:00Z
      """;
  private static final String TICKETS =
      """
      ticket_id | kind     | status | service_id | priority | opened_at
      T1        | incident | open   | ERP        | P1       | 2026-10-05T12:00:00Z
      T2        | incident | open   | ERP        | P1       | 2026-10-05T09:30:00Z
      """;
  private static final String LINKS =
      """
      change_id | ticket_id | rule
      C1        | T1        | same_service_in_window
      C2        | T1        | same_service_in_window
      C3        | T1        | same_service_in_window
      C1        | T2        | same_service_in_window
      C3        | T1        | nearest_previous_in_window
      C1        | T2        | nearest_previous_in_window
      """;

  private static String backwards(String rows) {
    List<String> lines = rows.lines().skip(1).collect(Collectors.toList());
    Collections.reverse(lines);
    return rows.lines().findFirst().orElseThrow() + "\n" + String.join("\n", lines);
  }

  private static Given links(String changes, String tickets) {
    return step(new ChangeLinks())
        .given("change_rules", RULES)
        .given("changes", changes)
        .given("tickets", tickets);
  }

  @Test
  void in_whatever_order_and_batches_it_was_loaded_the_same_changes_are_blamed() {
    assertRows(links(CHANGES, TICKETS).make(), LINKS);
    assertRows(links(backwards(CHANGES), backwards(TICKETS)).make(), LINKS);
  }

  /** The same facts in one delivery, as they stood at the end. */
  private static final String AT_ONCE =
      """
      change_id | path   | service_id | actual_start_at      | actual_end_at        | known_at
      C3        | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | 2026-10-09T00:00:00Z
      C1        | normal | ERP        | 2026-10-05T08:00:00Z | 2026-10-05T09:00:00Z | 2026-10-09T00:00:00Z
      C2        | normal | ERP        | 2026-10-05T10:00:00Z | 2026-10-05T11:00:00Z | 2026-10-09T00:00:00Z
      """;

  private static final String VERDICTS =
      """
      change_id | state  | outcome    | outcome_same_service | outcome_nearest | incidents_in_window
      C1        | mature | successful | failed               | failed          | 2
      C2        | mature | successful | failed               | successful      | 1
      C3        | mature | successful | failed               | failed          | 1
      """;

  private static Dataset<Row> verdicts(String changes) {
    return step(new ChangeVerdicts())
        .given("change_rules", RULES)
        .given("changes", changes)
        .given("change_links", links(changes, TICKETS).make())
        .make();
  }

  @Test
  void loaded_again_in_one_batch_every_verdict_is_the_same_and_no_blame_has_moved() {
    assertRows(verdicts(CHANGES), VERDICTS);
    assertRows(links(AT_ONCE, TICKETS).make(), LINKS);
    assertRows(verdicts(AT_ONCE), VERDICTS);
  }

  @Test
  void what_was_blamed_as_known_then_can_be_asked_for_ever() {
    assertRows(
        links(CHANGES, TICKETS).asOf("2026-10-06T12:00:00Z").make(),
        """
        change_id | ticket_id | rule                       | rule_version
        C1        | T1        | same_service_in_window     | 1
        C2        | T1        | same_service_in_window     | 1
        C1        | T2        | same_service_in_window     | 1
        C2        | T1        | nearest_previous_in_window | 1
        C1        | T2        | nearest_previous_in_window | 1
        """);
  }

  @Test
  void a_quorum_of_two_needs_two_valid_votes_whoever_else_was_asked() {
    assertRows(
        step(new ChangeVerdicts())
            .given("change_rules", RULES)
            .given("changes", CHANGES)
            .given(
                "approvals",
                """
                approval_id | step | subject_kind | subject_id | approver | requested_at         | decided_at           | decision | quorum
                A1          | 1    | change       | C1         | anna     | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |
                A1          | 2    | change       | C1         | abel     | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |
                A1          | 3    | change       | C1         | axel     | 2026-10-01T10:00:00Z |                      |          |
                A2          | 1    | change       | C2         | anna     | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved |
                A3          | 1    | change       | C3         | anna     | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | approved | any
                A3          | 2    | change       | C3         | abel     | 2026-10-01T10:00:00Z | 2026-10-02T10:00:00Z | rejected | any
                """)
            .make(),
        """
        change_id | authorised | authorisation_reason
        C1        | true       | approved
        C2        | false      | quorum_not_met
        C3        | true       | approved
        """);
  }
}
