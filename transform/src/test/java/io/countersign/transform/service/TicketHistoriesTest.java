package io.countersign.transform.service;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

final class TicketHistoriesTest extends LakeTest {
  @Test
  void what_a_ticket_went_through_is_counted_by_its_source_or_else_by_its_history() {
    assertRows(
        step(new TicketHistories())
            .given(
                "tickets",
                """
                ticket_id | kind     | category | service_id | requester | status | opened_at            | resolved_at          | reopen_count | reassignment_count | group_id | measure_id | change_id
                T1        | incident | mail     | MAIL       | rita      | closed | 2026-10-01T08:00:00Z | 2026-10-02T08:00:00Z |              |                    | G2       |            | C7
                T2        | incident | mail     | MAIL       | rita      | open   | 2026-10-16T07:59:59Z |                      | 3            | 5                  | G1       | M1         |
                T3        | incident | mail     | MAIL       | ivan      | closed | 2026-10-16T08:00:00Z | 2026-11-05T08:00:00Z |              |                    |          | M1         |
                T4        | request  | mail     | MAIL       | rita      | closed | 2026-10-16T08:00:00Z | 2026-10-17T08:00:00Z |              |                    |          |            |
                T5        | request  | print    | PRINT      | rita      | open   | 2026-10-16T08:00:00Z |                      |              |                    |          |            |
                T6        | request  | print    | PRINT      | rita      | open   | 2026-10-16T08:00:00Z |                      |              |                    |          |            |
                """)
            .given(
                "ticket_events",
                """
                ticket_id | at                   | sequence | field    | old_value | new_value
                T1        | 2026-10-01T08:10:00Z | 1        | assignee |           | agnes
                T1        | 2026-10-01T08:20:00Z | 2        | service  | CRM       | MAIL
                T1        | 2026-10-01T09:00:00Z | 3        | group    | G1        | G2
                T1        | 2026-10-01T09:00:00Z | 4        | priority | P3        | P2
                T1        | 2026-10-01T10:00:00Z | 5        | status   | open      | resolved
                T1        | 2026-10-01T11:00:00Z | 6        | status   | resolved  | open
                T1        | 2026-10-02T08:00:00Z | 7        | status   | open      | resolved
                T4        | 2026-10-16T08:10:00Z | 1        | service  | CRM       | MAIL
                T4        | 2026-10-16T08:20:00Z | 2        | assignee |           | agnes
                T5        | 2026-10-16T08:20:00Z | 1        | assignee |           | agnes
                T5        | 2026-10-16T08:20:00Z | 2        | category | mail      | print
                T6        | 2026-10-16T08:20:00Z | 1        | category | mail      | print
                T6        | 2026-10-16T08:20:00Z | 2        | assignee |           | agnes
                T6        | 2026-10-16T08:30:00Z | 1        | category |           | print
                """)
            .given(
                "measures",
                """
                measure_id | closed_at
                M1         | 2026-10-16T08:00:00Z
                """)
            .make(),
        """
        ticket_id | reopenings | reassignments | groups | priority_changes | misclassified | repeats_ticket_id | after_closure | ended_at             | change_id
        T1        | 1          | 1             | 2      | 1                | true          |                   | false         | 2026-10-02T08:00:00Z | C7
        T2        | 3          | 5             | 1      | 0                | false         | T1                | false         |                      |
        T3        | 0          | 0             | 0      | 0                | false         |                   | true          |                      |
        T4        | 0          | 0             | 0      | 0                | false         |                   | false         | 2026-10-17T08:00:00Z |
        T5        | 0          | 0             | 0      | 0                | true          |                   | false         |                      |
        T6        | 0          | 0             | 0      | 0                | false         |                   | false         |                      |
        """);
  }

  @Test
  void an_event_that_does_not_take_up_where_the_one_before_left_off_is_named() {
    assertRows(
        step(new TicketHistories())
            .given(
                "tickets",
                """
                ticket_id | kind     | status | opened_at
                whole     | incident | open   | 2026-10-01T08:00:00Z
                no_pause  | incident | open   | 2026-10-01T08:00:00Z
                too_late  | incident | closed | 2026-10-01T08:00:00Z
                swapped   | incident | open   | 2026-10-01T08:00:00Z
                at_once   | incident | open   | 2026-10-01T08:00:00Z
                two_tools | incident | open   | 2026-10-01T08:00:00Z
                """)
            .given(
                "ticket_events",
                """
                ticket_id | at                   | sequence | field    | old_value   | new_value   | source_system
                whole     | 2026-10-01T09:00:00Z | 1        | status   | new         | open        |
                whole     | 2026-10-01T09:30:00Z | 2        | priority |             | P2          |
                whole     | 2026-10-01T10:00:00Z | 3        | status   | open        | pending     |
                no_pause  | 2026-10-01T09:00:00Z | 1        | status   | new         | open        |
                no_pause  | 2026-10-01T10:00:00Z | 2        | status   | pending     | in_progress |
                too_late  | 2026-10-01T09:00:00Z | 1        | status   | open        | closed      |
                too_late  | 2026-10-01T10:00:00Z | 2        | status   | open        | pending     |
                swapped   | 2026-10-01T09:00:00Z | 2        | status   | pending     | open        |
                swapped   | 2026-10-01T10:00:00Z | 1        | status   | new         | pending     |
                at_once   | 2026-10-01T09:00:00Z | 1        | status   | open        | pending     |
                at_once   | 2026-10-01T09:00:00Z | 2        | status   | pending     | open        |
                two_tools | 2026-10-01T09:00:00Z | 1        | status   | open        | pending     | chat
                two_tools | 2026-10-01T09:00:00Z | 1        | status   | new         | open        | test
                """)
            .make(),
        """
        ticket_id | status | history_break
        whole     | open   |
        no_pause  | open   | status at 2026-10-01 10:00:00 goes from pending to in_progress, but it stood at open
        too_late  | closed | status at 2026-10-01 10:00:00 goes from open to pending, but it stood at closed
        swapped   | open   | status at 2026-10-01 10:00:00 goes from new to pending, but it stood at open
        at_once   | open   |
        two_tools | open   |
        """);
  }
}
