package io.countersign.transform.initiative;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Table;
import org.junit.jupiter.api.Test;

class GateHistoryTest extends LakeTest {
  @Test
  void every_visit_is_kept_apart_with_what_held_during_it() {
    assertRows(
        step(Table.of("gate_history"))
            .given(
                "gate_events",
                """
                measure_id | gate        | event    | decided_at
                M          | defined     | entered  | 2026-01-01T10:00:00Z
                M          | detailed    | entered  | 2026-02-01T10:00:00Z
                M          | decided     | entered  | 2026-03-01T10:00:00Z
                M          | detailed    | entered  | 2026-03-10T10:00:00Z
                M          | decided     | entered  | 2026-03-20T10:00:00Z
                M          | implemented | entered  | 2026-04-01T10:00:00Z
                M          | implemented | held     | 2026-05-04T10:00:00Z
                M          | implemented | reopened | 2026-06-01T10:00:00Z
                M          | closed      | entered  | 2026-07-01T10:00:00Z
                M          | closed      | reopened | 2026-08-01T10:00:00Z
                """)
            .make(),
        """
        sequence | stage       | state  | from_at              | to_at                | visit | skipped | backward | implemented_at
        1        | defined     | active | 2026-01-01T10:00:00Z | 2026-02-01T10:00:00Z | 1     | false   | false    |
        2        | detailed    | active | 2026-02-01T10:00:00Z | 2026-03-01T10:00:00Z | 1     | true    | false    |
        3        | decided     | active | 2026-03-01T10:00:00Z | 2026-03-10T10:00:00Z | 1     | false   | false    |
        4        | detailed    | active | 2026-03-10T10:00:00Z | 2026-03-20T10:00:00Z | 2     | false   | true     |
        5        | decided     | active | 2026-03-20T10:00:00Z | 2026-04-01T10:00:00Z | 2     | false   | false    |
        6        | implemented | active | 2026-04-01T10:00:00Z | 2026-05-04T10:00:00Z | 1     | false   | false    | 2026-04-01T10:00:00Z
        7        | implemented | held   | 2026-05-04T10:00:00Z | 2026-06-01T10:00:00Z | 1     | false   | false    | 2026-04-01T10:00:00Z
        8        | implemented | active | 2026-06-01T10:00:00Z | 2026-07-01T10:00:00Z | 1     | false   | false    | 2026-04-01T10:00:00Z
        9        | closed      | active | 2026-07-01T10:00:00Z | 2026-08-01T10:00:00Z | 1     | false   | false    | 2026-04-01T10:00:00Z
        10       | implemented | active | 2026-08-01T10:00:00Z |                      | 1     | false   | false    | 2026-04-01T10:00:00Z
        """);
  }
}
