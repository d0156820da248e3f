package io.countersign.transform.initiative;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

class OrgHistoryTest extends LakeTest {
  @Test
  void a_measure_that_moved_and_changed_hands_keeps_where_it_was_and_whose() {
    assertRows(
        step(new OrgHistory())
            .given(
                "initiatives",
                """
                node_id | parent_id | level     | name | owner | known_at             | deleted_at
                OLD     |           | program   | Old  |       | 2026-03-01T00:00:00Z |
                NEW     |           | program   | New  |       | 2026-03-01T00:00:00Z |
                M       | OLD       | measure   | One  | olga  | 2026-03-01T00:00:00Z |
                M       | NEW       | measure   | One  | olga  | 2026-06-10T00:00:00Z |
                M       | NEW       | measure   | Won  | olga  | 2026-07-10T00:00:00Z |
                OLD     |           | program   | Old  |       | 2026-08-01T00:00:00Z | 2026-08-01T00:00:00Z
                M       | OLD       | measure   | One  | olga  | 2026-12-01T00:00:00Z |
                """)
            .given(
                "role_assignments",
                """
                person | role       | scope_id | valid_from | valid_to   | delegated_by
                otto   | owner      | M        | 2026-05-01 | 2026-05-31 |
                anna   | owner      | M        | 2026-05-10 | 2026-05-31 | otto
                carl   | controller | M        | 2026-07-01 |            |
                """)
            .make(),
        """
        node_id | from_at              | to_at                | program_id | path    | owner | controller
        OLD     | 1970-01-01T00:00:00Z | 2026-08-01T00:00:00Z | OLD        | OLD     |       |
        NEW     | 1970-01-01T00:00:00Z |                      | NEW        | NEW     |       |
        M       | 1970-01-01T00:00:00Z | 2026-05-01T00:00:00Z | OLD        | OLD / M | olga  |
        M       | 2026-05-01T00:00:00Z | 2026-06-01T00:00:00Z | OLD        | OLD / M | otto  |
        M       | 2026-06-01T00:00:00Z | 2026-06-10T00:00:00Z | OLD        | OLD / M | olga  |
        M       | 2026-06-10T00:00:00Z | 2026-07-01T00:00:00Z | NEW        | NEW / M | olga  |
        M       | 2026-07-01T00:00:00Z |                      | NEW        | NEW / M | olga  | carl
        """);
  }
}
