package io.countersign.transform.value;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import io.countersign.transform.Table;
import org.junit.jupiter.api.Test;

class StandingClaimsTest extends LakeTest {
  @Test
  void each_step_takes_what_the_steps_before_it_have_left() {
    assertRows(
        step(Table.of("standing_claims"))
            .given("periods", Calendar2026.PERIODS)
            .given(
                "measures",
                """
                measure_id | value_from_on | ends_on
                LATE       | 2026-06-01    |
                HELD       | 2026-06-01    |
                EARLY      | 2026-06-01    | 2026-07-31
                AVOID      |               |
                ONCE       |               |
                """)
            .given(
                "gate_history",
                """
                measure_id | sequence | state  | from_at              | to_at                | implemented_at
                LATE       | 1        | active | 2026-06-30T12:00:00Z |                      | 2026-06-30T12:00:00Z
                HELD       | 1        | active | 2026-01-01T00:00:00Z | 2026-06-30T23:59:59Z | 2026-01-01T00:00:00Z
                HELD       | 2        | held   | 2026-06-30T23:59:59Z | 2026-07-15T00:00:00Z | 2026-01-01T00:00:00Z
                HELD       | 3        | active | 2026-07-15T00:00:00Z |                      | 2026-01-01T00:00:00Z
                EARLY      | 1        | active | 2026-01-01T00:00:00Z |                      | 2026-01-01T00:00:00Z
                AVOID      | 1        | active | 2026-01-01T00:00:00Z |                      | 2026-01-01T00:00:00Z
                ONCE       | 1        | active | 2026-01-01T00:00:00Z |                      | 2026-01-01T00:00:00Z
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | method    | frozen_at
                AVOID      | 1       | avoidance | 2026-01-01T00:00:00Z
                ONCE       | 1       | one_off   | 2026-06-10T00:00:00Z
                ONCE       | 2       | contract  | 2026-09-10T00:00:00Z
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type   | currency | claimed | claimed_one_off
                LATE       | 2026-05 | cost_saving    | EUR      | 10      | 0
                LATE       | 2026-06 | cost_saving    | EUR      | 10      | 0
                HELD       | 2026-06 | cost_saving    | EUR      | 10      | 0
                HELD       | 2026-07 | cost_saving    | EUR      | 10      | 0
                HELD       | 2026-08 | cost_saving    | EUR      |         |
                EARLY      | 2026-05 | cost_saving    | EUR      | 10      | 0
                EARLY      | 2026-07 | cost_saving    | EUR      | 10      | 0
                EARLY      | 2026-08 | cost_saving    | EUR      | -10     | 0
                EARLY      | 2026-09 | cost_saving    | EUR      | 10      | 0
                AVOID      | 2026-07 | cost_saving    | EUR      | 10      | 0
                AVOID      | 2026-07 | cost_avoidance | EUR      | 10      | 0
                ONCE       | 2026-05 | cost_saving    | EUR      | 10      | 10
                ONCE       | 2026-06 | cost_saving    | EUR      | 10      | 4
                ONCE       | 2026-09 | cost_saving    | EUR      | 10      | 0
                """)
            .make(),
        """
        measure_id | period  | benefit_type   | plan_version | premature | wrong_period | avoidance | one_off_as_recurring | remaining
        LATE       | 2026-05 | cost_saving    |              | 10        | 0            | 0         | 0                    | 0
        LATE       | 2026-06 | cost_saving    |              | 0         | 0            | 0         | 0                    | 10
        HELD       | 2026-06 | cost_saving    |              | 0         | 0            | 0         | 0                    | 0
        HELD       | 2026-07 | cost_saving    |              | 0         | 0            | 0         | 0                    | 10
        HELD       | 2026-08 | cost_saving    |              | 0         | 0            | 0         | 0                    | 0
        EARLY      | 2026-05 | cost_saving    |              | 0         | 10           | 0         | 0                    | 0
        EARLY      | 2026-07 | cost_saving    |              | 0         | 0            | 0         | 0                    | 10
        EARLY      | 2026-08 | cost_saving    |              | 0         | 0            | 0         | 0                    | -10
        EARLY      | 2026-09 | cost_saving    |              | 0         | 10           | 0         | 0                    | 0
        AVOID      | 2026-07 | cost_saving    | 1            | 0         | 0            | 10        | 0                    | 0
        AVOID      | 2026-07 | cost_avoidance | 1            | 0         | 0            | 0         | 0                    | 10
        ONCE       | 2026-05 | cost_saving    | 1            | 0         | 0            | 0         | 0                    | 10
        ONCE       | 2026-06 | cost_saving    | 1            | 0         | 0            | 0         | 6                    | 4
        ONCE       | 2026-09 | cost_saving    | 2            | 0         | 0            | 0         | 0                    | 10
        """);
  }

  @Test
  void m10_what_is_held_stopped_or_cancelled_at_the_end_of_the_period_is_not_in_force() {
    assertRows(
        step(Table.of("standing_claims"))
            .given("periods", Calendar2026.PERIODS)
            .given("measures", "measure_id\nM\nNEVER")
            .given(
                "gate_history",
                """
                measure_id | sequence | state     | from_at              | to_at                | implemented_at
                M          | 1        | active    | 2026-01-10T00:00:00Z | 2026-05-08T00:00:00Z | 2026-01-10T00:00:00Z
                M          | 2        | cancelled | 2026-05-08T00:00:00Z |                      | 2026-01-10T00:00:00Z
                NEVER      | 1        | cancelled | 2026-05-08T00:00:00Z |                      |
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | currency | claimed | claimed_one_off
                M          | 2026-04 | cost_saving  | EUR      | 10      | 0
                M          | 2026-05 | cost_saving  | EUR      | 10      | 0
                M          | 2026-06 | cost_saving  | EUR      | 10      | 0
                NEVER      | 2026-06 | cost_saving  | EUR      | 10      | 0
                """)
            .make(),
        """
        measure_id | period  | state     | stopped_before | premature | not_in_force | remaining
        M          | 2026-04 | active    | false          | 0         | 0            | 10
        M          | 2026-05 | cancelled | false          | 0         | 10           | 0
        M          | 2026-06 | cancelled | true           | 0         | 10           | 0
        NEVER      | 2026-06 | cancelled | true           | 10        | 0            | 0
        """);
  }
}
