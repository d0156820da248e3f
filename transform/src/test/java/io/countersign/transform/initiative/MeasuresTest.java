package io.countersign.transform.initiative;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Table;
import org.junit.jupiter.api.Test;

class MeasuresTest extends LakeTest {
  @Test
  void a_measure_stands_where_its_last_gate_and_its_last_report_put_it() {
    assertRows(
        step(Table.of("measures"))
            .given(
                "org_paths",
                """
                node_id | level        | name   | path   | way   | organization_id | source_system
                M1      | measure      | One    | H / M1 | H; M1 | H              | register
                M2      | measure      | Two    | H / M2 | H; M2 | H              | register
                H       | organization | Halden | H      | H     | H              | register
                """)
            .given(
                "initiatives",
                """
                node_id | level   | name | owner | currency | source_system
                M1      | measure | One  | anna  | USD      | register
                M2      | measure | Two  |       |          | register
                """)
            .given(
                "gate_history",
                """
                measure_id | stage       | state | stage_entered_at     | to_at | implemented_at
                M1         | implemented | held  | 2026-03-01T00:00:00Z |       | 2026-03-01T00:00:00Z
                """)
            .given(
                "status_reports",
                """
                measure_id | reported_at          | implementation_status | potential_status
                M1         | 2026-03-25T00:00:00Z | green                 | green
                M1         | 2026-04-25T00:00:00Z | red                   |
                M1         | 2026-12-25T00:00:00Z | green                 | green
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | method   | frozen_at
                M1         | 1       | price    | 2026-01-01T00:00:00Z
                M1         | 2       | contract | 2026-05-01T00:00:00Z
                M1         | 3       | avoidance |
                """)
            .make(),
        """
        measure_id | currency | method   | stage       | stopped | implementation_status | potential_status | closure_proven | days_in_stage
        M1         | USD      | contract | implemented | held    | red                   |                  | false          | 178
        M2         | EUR      |          |             |         |                       |                  | false          |
        """);
  }
}
