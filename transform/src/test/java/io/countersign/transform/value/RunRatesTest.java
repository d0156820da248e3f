package io.countersign.transform.value;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import org.junit.jupiter.api.Test;

class RunRatesTest extends LakeTest {
  @Test
  void one_offs_make_no_run_rate_and_pending_months_are_not_verified_ones() {
    assertRows(
        step(new RunRates())
            .period("2026-09")
            .given(
                "measures",
                """
                measure_id | currency | value_from_on | closed_at            | method
                M          | USD      | 2026-06-01    | 2026-08-31T22:00:00Z | contract
                ONCE       | EUR      |               |                      | one_off
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | one_off | average_rate
                M          | 2026-06 | cost_saving  | false   | 0.90
                M          | 2026-07 | cost_saving  | false   | 0.80
                M          | 2026-07 | revenue      | true    | 0.80
                M          | 2026-08 | cost_saving  | false   | 0.80
                M          | 2026-09 | cost_saving  | false   | 0.80
                ONCE       | 2026-09 | cost_saving  |         | 1
                """)
            .given(
                "claim_waterfall",
                """
                measure_id | period  | benefit_type | pending | reversed | verified | decided
                M          | 2026-06 | cost_saving  | 0       | 0        | 100      | true
                M          | 2026-07 | cost_saving  | 0       | 0        | 100      | true
                M          | 2026-07 | revenue      | 0       | 0        | 900      | true
                M          | 2026-08 | cost_saving  | 0       | 0        | 100      | true
                M          | 2026-09 | cost_saving  | 100     | 0        | 0        | false
                ONCE       | 2026-09 | cost_saving  | 0       | 0        | 50       | true
                """)
            .make(),
        """
        measure_id | period  | in_period | run_rate | carry_over | one_off | run_rate_group | one_off_group | run_rate_at_closure | cusum | under_tolerance
        M          | 2026-06 | 100       |          |            | 0       |                | 0             |                     |       | false
        M          | 2026-07 | 200       |          |            | 900     |                | 720           |                     |       | false
        M          | 2026-08 | 700       | 1200     | 500        | 900     | 1000           | 720           | 1200                | 0     | false
        M          | 2026-09 | 700       | 1200     | 500        | 900     | 1000           | 720           | 1200                | 0     | false
        ONCE       | 2026-09 | 0         |          |            | 50      |                | 50            |                     |       | false
        """);
  }

  @Test
  void p6_a_month_with_claims_pending_is_not_yet_judged_and_is_taken_at_the_run_rate() {
    assertRows(
        step(new RunRates())
            .period("2026-10")
            .given(
                "measures",
                """
                measure_id | currency | value_from_on | method
                M          | EUR      | 2026-01-01    | contract
                NEW        | EUR      | 2026-10-01    | contract
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | one_off | average_rate
                M          | 2026-07 | cost_saving  | false   | 1
                M          | 2026-08 | cost_saving  | false   | 1
                M          | 2026-09 | cost_saving  | false   | 1
                M          | 2026-10 | cost_saving  | false   | 1
                M          | 2026-10 | revenue      | false   | 1
                NEW        | 2026-10 | cost_saving  | false   | 1
                NEW        | 2026-10 | revenue      | false   | 1
                """)
            .given(
                "claim_waterfall",
                """
                measure_id | period  | benefit_type | pending | reversed | verified | decided
                M          | 2026-07 | cost_saving  | 0       | 0        | 120      | true
                M          | 2026-08 | cost_saving  | 0       | 0        | 120      | true
                M          | 2026-09 | cost_saving  | 0       | 0        | 120      | true
                M          | 2026-10 | cost_saving  | 111     | 0        | 0        | false
                M          | 2026-10 | revenue      | 0       | 0        | 9        | true
                NEW        | 2026-10 | cost_saving  | 70      | 0        | 0        | false
                NEW        | 2026-10 | revenue      | 0       | 0        | 5        | true
                """)
            .make(),
        """
        measure_id | period  | in_period | run_rate | carry_over
        M          | 2026-07 | 120       |          |
        M          | 2026-08 | 240       |          |
        M          | 2026-09 | 720       | 1440     | 720
        M          | 2026-10 | 720       | 1440     | 720
        NEW        | 2026-10 | 5         |          |
        """);
  }

  @Test
  void m10_nothing_is_to_be_expected_of_what_is_out_of_force() {
    assertRows(
        step(new RunRates())
            .period("2026-09")
            .given("periods", Calendar2026.PERIODS)
            .given("measures", "measure_id | currency | method\nM | EUR | contract")
            .given(
                "gate_history",
                """
                measure_id | sequence | state     | from_at              | to_at
                M          | 1        | active    | 2026-01-10T00:00:00Z | 2026-09-08T00:00:00Z
                M          | 2        | cancelled | 2026-09-08T00:00:00Z |
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | one_off | average_rate
                M          | 2026-06 | cost_saving  | false   | 1
                M          | 2026-07 | cost_saving  | false   | 1
                M          | 2026-08 | cost_saving  | false   | 1
                """)
            .given(
                "claim_waterfall",
                """
                measure_id | period  | benefit_type | pending | reversed | verified | decided
                M          | 2026-06 | cost_saving  | 0       | 0        | 100      | true
                M          | 2026-07 | cost_saving  | 0       | 0        | 100      | true
                M          | 2026-08 | cost_saving  | 0       | 0        | 100      | true
                """)
            .make(),
        """
        period  | in_force | in_period | run_rate | carry_over
        2026-06 | true     | 100       |          |
        2026-07 | true     | 200       |          |
        2026-08 | true     | 700       | 1200     | 500
        2026-09 | false    | 300       |          |
        """);
  }
}
