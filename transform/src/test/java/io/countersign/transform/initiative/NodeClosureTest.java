package io.countersign.transform.initiative;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

final class NodeClosureTest extends LakeTest {
  @Test
  void n6_everything_below_a_node_is_found_at_any_depth_whatever_its_id_holds() {
    assertRows(
        step(new NodeClosure())
            .given(
                "org_paths",
                """
                node_id  | parent_id | level        | name | path | depth
                ORG      |           | organization | A    | x    | 1
                PF / 1   | ORG       | portfolio    | B    | x    | 2
                M'1"     | PF / 1    | measure      | C    | x    | 3
                """)
            .make(),
        """
        ancestor_id | node_id | depth
        ORG         | ORG     | 0
        PF / 1      | PF / 1  | 0
        ORG         | PF / 1  | 1
        M'1"        | M'1"    | 0
        PF / 1      | M'1"    | 1
        ORG         | M'1"    | 2
        """);
  }

  @Test
  void n6_a_circle_ends_and_a_node_that_is_gone_lies_where_it_hung_last() {
    assertRows(
        step(new NodeClosure())
            .given(
                "org_paths",
                """
                node_id | parent_id | level     | name | path | depth
                A       | B         | program   | A    | x    | 1
                B       | A         | project   | B    | x    | 1
                P       | GONE      | portfolio | P    | x    | 1
                """)
            .given(
                "org_history",
                """
                node_id | from_at              | to_at                | level   | parent_id | path
                M       | 1970-01-01T00:00:00Z | 2026-03-01T00:00:00Z | measure | A         | x
                M       | 2026-03-01T00:00:00Z | 2026-05-01T00:00:00Z | measure | P         | x
                P       | 1970-01-01T00:00:00Z | 2026-05-01T00:00:00Z | measure | A         | x
                """)
            .make(),
        """
        ancestor_id | node_id | depth
        A           | A       | 0
        B           | A       | 1
        B           | B       | 0
        A           | B       | 1
        P           | P       | 0
        M           | M       | 0
        P           | M       | 1
        """);
  }
}
