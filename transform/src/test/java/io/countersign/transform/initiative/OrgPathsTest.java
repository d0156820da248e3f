package io.countersign.transform.initiative;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

class OrgPathsTest extends LakeTest {
  @Test
  void a_measure_knows_every_level_above_it() {
    assertRows(
        step(new OrgPaths())
            .given(
                "initiatives",
                """
                node_id | parent_id | level        | name
                H       |           | organization | Halden
                PF      | H         | portfolio    | Run cheaper
                PG      | PF        | program      | Contracts
                M       | PG        | measure      | One contract less
                """)
            .make(),
        """
        node_id | path            | depth | organization_id | portfolio_id | program_id | project_id | measure_id | problem
        H       | H               | 1     | H               |              |            |            |            |
        PF      | H / PF          | 2     | H               | PF           |            |            |            |
        PG      | H / PF / PG     | 3     | H               | PF           | PG         |            |            |
        M       | H / PF / PG / M | 4     | H               | PF           | PG         |            | M          |
        """);
  }

  @Test
  void a_circle_a_missing_and_a_second_parent_and_levels_out_of_order_lose_no_row() {
    assertRows(
        step(new OrgPaths())
            .given(
                "initiatives",
                """
                node_id | parent_id | level     | name   | source_system
                A       | B         | program   | Circle | register
                B       | A         | project   | Circle | register
                M1      | A         | measure   | One    | register
                M2      | GONE      | measure   | Two    | register
                P1      |           | portfolio | Three  | register
                P2      |           | portfolio | Four   | register
                M3      | P1        | measure   | Five   | a
                M3      | P2        | measure   | Five   | b
                M4      | M3        | measure   | Six    | register
                """)
            .make(),
        """
        node_id | path         | portfolio_id | program_id | problem
        A       | B / A        |              | A          | cycle
        B       | A / B        |              | A          | cycle
        M1      | B / A / M1   |              | A          | cycle
        M2      | M2           |              |            | missing_parent
        P1      | P1           | P1           |            |
        P2      | P2           | P2           |            |
        M3      | P1 / M3      | P1           |            | second_parent
        M4      | P1 / M3 / M4 | P1           |            | level_order
        """);
  }

  @Test
  void m5_m16_a_way_is_its_ids_and_a_node_without_a_name_is_called_by_its_id() {
    assertRows(
        step(new OrgPaths())
            .given(
                "initiatives",
                """
                node_id      | parent_id    | level     | name
                RUN / CHANGE |              | portfolio |
                M            | RUN / CHANGE | measure   | One
                """)
            .make(),
        """
        node_id      | name         | way             | depth
        RUN / CHANGE | RUN / CHANGE | RUN / CHANGE    | 1
        M            | One          | RUN / CHANGE; M | 2
        """);
  }
}
