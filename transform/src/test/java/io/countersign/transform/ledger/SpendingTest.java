package io.countersign.transform.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import org.junit.jupiter.api.Test;

class SpendingTest extends LakeTest {
  @Test
  void a_line_is_the_nodes_whose_measures_select_it_and_is_counted_once() {
    assertRows(
        step(new Spending())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "measures",
                """
                measure_id | way
                M1         | H; P; M1
                M2         | H; P; M2
                M3         | H; Q; M3
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | method   | legal_entity | accounts   | cost_objects
                M1         | 1       | contract | DE           | 6900       | CC-1
                M1         | 2       | contract | DE           | 6100; 6200 | CC-1
                M2         | 1       | contract | DE           | 6100       | CC-1;CC-2
                M3         | 1       | contract | DE           | 6100       | CC-2
                """)
            .given(
                "accounts",
                """
                account | valid_from | account_type
                6100    | 2025-01-01 | opex
                6100    | 2026-10-01 | capex
                """)
            .given(
                "budgets",
                """
                node_id | account | period  | kind     | amount | currency
                P       | 6100    | 2026-09 | original | 500    | EUR
                P       | 6100    | 2026-09 | revised  | 450    | EUR
                P       | 6100    | 2026-11 | original | 500    | EUR
                """)
            .given(
                "ledger_lines",
                """
                line_id | legal_entity | account | cost_object | posted_on  | fiscal_period | amount | currency | document_kind
                1       | DE           | 6100    | CC-1        | 2026-09-03 | 2026-09       | 300    | EUR      | invoice
                2       | DE           | 6100    | CC-1        | 2026-09-30 |               | 100    | EUR      | reclass
                3       | DE           | 6200    | CC-1        | 2026-10-01 | 2026-09       | 7      | EUR      | invoice
                4       | DE           | 6100    | CC-2        | 2026-10-01 | 2026-10       | 11     | EUR      | invoice
                5       | DE           | 6900    | CC-1        | 2026-10-01 | 2026-10       | 13     | EUR      | invoice
                6       | DE           | 6100    | M3          | 2026-09-03 | 2026-09       | 21     | EUR      | invoice
                7       | DE           | 6100    | M3          | 2026-09-03 | 2026-09       | 5      | EUR      | payroll
                """)
            .make(),
        """
        node_id | account | account_type | period  | original | revised | budget | actual | actual_group | own_cost
        P       | 6100    | opex         | 2026-09 | 500      | 450     | 450    | 400    | 400          |
        M1      | 6200    | unknown      | 2026-09 |          |         |        | 7      | 7            |
        M3      | 6100    | opex         | 2026-09 |          |         |        | 26     | 26           | 21
        H       | 6100    | capex        | 2026-10 |          |         |        | 11     | 11           |
        """);
  }

  @Test
  void a_budget_in_dollars_without_a_rate_stops_the_run() {
    assertThatThrownBy(
            () ->
                step(new Spending())
                    .given("periods", Calendar2026.PERIODS)
                    .given(
                        "budgets",
                        """
                        node_id | account | period  | kind     | amount | currency
                        P       | 6100    | 2026-09 | original | 500    | USD
                        """)
                    .make())
        .hasMessageContaining("There is no plan rate from USD to EUR for 2026-09");
  }
}
