package io.countersign.transform.control;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

final class UnmatchedTest extends LakeTest {
  private static Given unmatched() {
    return step(new Unmatched())
        .given(
            "periods",
            """
            period  | fiscal_year | number | starts_on  | ends_on    | starts_at            | ends_at
            2026-06 | 2026        | 6      | 2026-06-01 | 2026-06-30 | 2026-06-01T00:00:00Z | 2026-07-01T00:00:00Z
            """)
        .given(
            "measures",
            """
            measure_id | name | path | currency | closure_proven
            M1         | One  | M1   | EUR      | false
            """)
        .given(
            "fx_rates",
            """
            from_currency | to_currency | rate_kind | period  | rate
            USD           | EUR         | average   | 2026-06 | 0.9
            """);
  }

  @Test
  void what_points_at_a_measure_that_does_not_exist_belongs_to_nobody() {
    assertRows(
        unmatched()
            .given("initiatives", "node_id | level\nM1 | measure\nP1 | project")
            .given(
                "value_claims",
                """
                claim_id | measure_id | period  | benefit_type | amount | currency | claimed_by | claimed_at
                good     | M1         | 2026-06 | revenue      | 1      | EUR      | anna       | 2026-06-03T08:00:00Z
                lost     | M9         | 2026-06 | revenue      | 100.10 | USD      | anna       | 2026-06-03T08:00:00Z
                too_high | P1         | 2026-06 | revenue      | 7      | GBP      | anna       | 2026-06-03T08:00:00Z
                """)
            .given(
                "tickets",
                """
                ticket_id | measure_id | assignee | opened_at            | caused_by_change_id
                service   |            | abel     | 2026-06-04T08:00:00Z |
                lost      | M9         | abel     | 2026-06-04T08:00:00Z | C9
                """)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | change_id
                D1            | PAY        | production  | 2026-06-30T08:00:00Z |
                D2            | PAY        | production  | 2026-06-30T09:00:00Z | C9
                D3            | PAY        | production  | 2026-06-30T09:00:00Z | C1
                D4            | PAY        | test        | 2026-06-30T09:00:00Z |
                """)
            .given(
                "changes",
                """
                change_id | measure_id | owner | actual_start_at
                C1        | M1         | ivan  | 2026-06-05T08:00:00Z
                C2        |            | ivan  | 2026-06-05T08:00:00Z
                C3        | M9         | ivan  | 2026-06-05T08:00:00Z
                """)
            .make(),
        """
        feed         | record_key               | reason          | named | period  | amount | currency | amount_group | owner | since_on
        value_claims | lost                     | unknown_measure | M9    | 2026-06 | 100.10 | USD      | 90.09        | anna  | 2026-06-03
        value_claims | too_high                 | not_a_measure   | P1    | 2026-06 | 7      | GBP      |              | anna  | 2026-06-03
        tickets      | lost                     | unknown_measure | M9    | 2026-06 |        |          |              | abel  | 2026-06-04
        tickets      | lost/caused_by_change_id | unknown_change  | C9    | 2026-06 |        |          |              | abel  | 2026-06-04
        changes      | C3                       | unknown_measure | M9    | 2026-06 |        |          |              | ivan  | 2026-06-05
        deployments  | D1                       | no_change       |       | 2026-06 |        |          |              |       | 2026-06-30
        deployments  | D2                       | unknown_change  | C9    | 2026-06 |        |          |              |       | 2026-06-30
        """);
  }

  @Test
  void f13_a_name_that_differs_only_in_how_it_is_written_is_told_which_it_was_to_be() {
    assertRows(
        unmatched()
            .given("measures", "measure_id\nM1\nM\u00c98\nM 2")
            .given("changes", "change_id\nC1")
            .given(
                "value_claims",
                """
                claim_id   | measure_id | period  | amount | currency | claimed_at
                apart      | ME\u03018 | 2026-06 | 1      | EUR      | 2026-06-03T08:00:00Z
                unbroken   | M\u00a02  | 2026-06 | 1      | EUR      | 2026-06-03T08:00:00Z
                small      | m1         | 2026-06 | 1      | EUR      | 2026-06-03T08:00:00Z
                other      | M9         | 2026-06 | 1      | EUR      | 2026-06-03T08:00:00Z
                """)
            .given(
                "deployments",
                """
                deployment_id | service_id | environment | deployed_at          | change_id
                D2            | PAY        | production  | 2026-06-30T09:00:00Z | C\u200b1
                """)
            .make(),
        """
        feed         | record_key | reason          | resembles
        value_claims | apart      | unknown_measure | M\u00c98
        value_claims | unbroken   | unknown_measure | M 2
        value_claims | small      | unknown_measure | M1
        value_claims | other      | unknown_measure |
        deployments  | D2         | unknown_change  | C1
        """);
  }

  @Test
  void time_without_a_measure_and_spend_that_no_plan_selects_keep_their_hours_and_money() {
    assertRows(
        unmatched()
            .given(
                "effort",
                """
                time_card_id | person | worked_on  | period  | work_ref | unmatched_because | hours | cost | currency | cost_group
                matched      | anna   | 2026-06-01 | 2026-06 | M1       |                   | 5     | 400  | USD      | 360
                lost         | anna   | 2026-06-01 | 2026-06 | X        | unknown_work      | 6     | 480  | USD      | 432
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | method   | legal_entity | accounts    | cost_objects
                M1         | 1       | contract | DE01         | 6100        | CC9
                M1         | 2       | contract | DE01         | 6100; 6200  | CC1;CC2
                M9         | 1       | contract | DE01         | 6100        | CC3
                """)
            .given(
                "ledger_lines",
                """
                line_id  | legal_entity | account | cost_object | posted_on  | amount | currency | amount_group
                selected | DE01         | 6200    | CC2         | 2026-06-05 | 10     | EUR      |
                replaced | DE01         | 6100    | CC9         | 2026-06-05 | 11     | USD      |
                orphan   | DE01         | 6100    | CC3         | 2026-06-05 | 12     | USD      | 10.5
                nowhere  | DE01         | 6100    |             | 2026-06-05 | 13     | EUR      |
                """)
            .make()
            .where("feed <> 'measurement_plans'"),
        """
        feed         | record_key | reason              | period  | amount | currency | amount_group | hours | owner | since_on
        time_cards   | lost       | unknown_work        | 2026-06 | 480    | USD      | 432          | 6     | anna  | 2026-06-01
        ledger_lines | replaced   | no_measurement_plan | 2026-06 | 11     | USD      | 9.9          |       |       | 2026-06-05
        ledger_lines | orphan     | no_measurement_plan | 2026-06 | 12     | USD      | 10.5         |       |       | 2026-06-05
        ledger_lines | nowhere    | no_measurement_plan | 2026-06 | 13     | EUR      | 13           |       |       | 2026-06-05
        """);
  }
}
