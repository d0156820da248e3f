package io.countersign.transform.control;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import org.junit.jupiter.api.Test;

final class ControlTotalsTest extends LakeTest {
  private static Given totals() {
    return step(new ControlTotals())
        .given(
            "periods",
            """
            period  | fiscal_year | number | starts_on  | ends_on    | starts_at            | ends_at
            2026-06 | 2026        | 6      | 2026-06-01 | 2026-06-30 | 2026-06-01T00:00:00Z | 2026-07-01T00:00:00Z
            """)
        .given("initiatives", "node_id | level | currency\nM1 | measure | EUR");
  }

  @Test
  void what_the_source_held_is_what_was_repeated_quarantined_and_landed() {
    assertRows(
        totals()
            .given(
                "source_totals",
                """
                feed       | source_system | measure | read_count | read_sum | read_abs | repeated_count | repeated_sum | repeated_abs | quarantined_count | quarantined_sum | quarantined_abs | landed_count | landed_sum | landed_abs
                time_cards | erp           | rows    | 10         |          |          | 2              |              |              | 1                 |                 |                 | 7            |            |
                time_cards | erp           | hours   | 10         | 60       | 80       | 2              | 16           | 16           | 1                 | 8               | 8               | 7            | 36         | 55
                """)
            .make(),
        """
        hop            | table_name      | period | measure        | left_value | right_value | left_count | right_count
        source_to_feed | erp.time_cards  | all    | rows           |            |             | 10         | 10
        source_to_feed | erp.time_cards  | all    | hours          | 60         | 60          | 10         | 10
        source_to_feed | erp.time_cards  | all    | hours, absolute | 80         | 79          | 10         | 10
        feed_to_table  | effort          | all    | hours on cards |            |             | 0          | 0
        feed_to_table  | change_verdicts | all    | changes        |            |             | 0          | 0
        feed_to_table  | sla_clock       | all    | tickets        |            |             | 0          | 0
        """);
  }

  @Test
  void f6_what_could_not_be_read_of_a_source_stands_beside_its_totals() {
    assertRows(
        totals()
            .given(
                "source_totals",
                """
                feed         | source_system | measure | read_count | read_sum | read_abs | repeated_count | repeated_sum | repeated_abs | quarantined_count | quarantined_sum | quarantined_abs | landed_count | landed_sum | landed_abs | unread_count | unread_sum
                value_claims | register      | rows    | 6          |          |          | 0              |              |              | 5                 |                 |                 | 1            |            |            | 0            |
                value_claims | register      | amount  | 6          | 107      | 107      | 0              | 0            | 0            | 5                 | 7               | 7               | 1            | 100        | 100        | 3            | 70.12345
                """)
            .make()
            .filter("hop = 'source_to_feed'"),
        """
        table_name            | measure          | left_value | right_value | unread_count
        register.value_claims | rows             |            |             | 0
        register.value_claims | amount           | 107        | 107         | 3
        register.value_claims | amount, absolute | 107        | 107         | 3
        """);
  }

  @Test
  void claims_are_in_the_series_or_unmatched_each_in_its_currency() {
    assertRows(
        totals()
            .given(
                "fx_rates",
                """
                from_currency | to_currency | rate_kind | period  | rate
                USD           | EUR         | plan      | 2026-06 | 0.9
                """)
            .given(
                "value_claims",
                """
                claim_id | measure_id | period  | benefit_type | amount | currency | claimed_at
                C1       | M1         | 2026-06 | revenue      | 100    | EUR      | 2026-06-30T08:00:00Z
                C2       | M1         | 2026-06 | revenue      | -30    | EUR      | 2026-06-30T08:00:00Z
                C3       | M1         | 2026-06 | revenue      | 10     | USD      | 2026-06-30T08:00:00Z
                C4       | M9         | 2026-06 | revenue      | 5      | USD      | 2026-06-30T08:00:00Z
                C5       | M9         | 2026-11 | revenue      | 7      | USD      | 2026-06-30T08:00:00Z
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | currency | claimed
                M1         | 2026-06 | revenue      | EUR      | 79
                """)
            .given(
                "unmatched",
                """
                feed         | record_key | reason          | period  | amount | currency
                value_claims | C4         | unknown_measure | 2026-06 | 5      | USD
                value_claims | C5         | unknown_measure | 2026-11 | 7      | USD
                """)
            .make()
            .where("table_name = 'value_series'"),
        """
        period  | measure     | left_value | right_value
        2026-06 | claimed EUR | 79         | 79
        2026-06 | claimed USD | 5          | 5
        """);
  }

  @Test
  void the_last_forecast_of_a_known_measure_adds_up_and_no_other() {
    assertRows(
        totals()
            .given(
                "value_forecasts",
                """
                measure_id | period  | benefit_type | entered_at           | amount | currency
                M1         | 2026-06 | revenue      | 2026-01-01T00:00:00Z | 100    | EUR
                M1         | 2026-06 | revenue      | 2026-02-01T00:00:00Z | 90     | EUR
                M9         | 2026-06 | revenue      | 2026-02-01T00:00:00Z | 5      | EUR
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | currency | forecast
                M1         | 2026-06 | revenue      | EUR      | 100
                """)
            .make()
            .where("table_name = 'value_series'"),
        """
        period  | measure      | left_value | right_value
        2026-06 | forecast EUR | 90         | 100
        """);
  }

  @Test
  void a_time_card_and_a_ledger_line_that_got_lost_show_as_a_difference() {
    assertRows(
        totals()
            .given(
                "time_cards",
                """
                time_card_id | person | worked_on  | hours | status   | reverses_id
                T1           | anna   | 2026-06-01 | 8     | approved |
                T2           | anna   | 2026-06-01 | -8    | approved | T1
                T3           | anna   | 2026-06-01 | 6     | approved |
                T4           | anna   | 2026-06-01 | 2     | rejected |
                """)
            .given(
                "effort",
                """
                time_card_id | period  | card_hours | hours | approved
                T1           | 2026-06 | 8          | 8     | true
                T2           | 2026-06 | -8         | -8    | true
                T4           | 2026-06 | 2          | 0     | false
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | legal_entity | accounts  | cost_objects
                M1         | 1       | DE01         | 6100;6200 | CC1;CC2
                """)
            .given(
                "ledger_lines",
                """
                line_id | legal_entity | account | cost_object | posted_on  | amount | currency
                L1      | DE01         | 6200    | CC2         | 2026-06-05 | 10     | EUR
                L2      | DE01         | 6100    | CC9         | 2026-06-05 | -4     | EUR
                L3      | DE01         | 6100    | CC9         | 2026-06-05 | 4      | EUR
                L4      | DE01         | 6300    | M1          | 2026-06-05 | 1      | EUR
                """)
            .given(
                "initiatives",
                """
                node_id | level
                M1      | measure
                """)
            .given(
                "unmatched",
                """
                feed         | record_key | reason              | period  | amount | currency
                ledger_lines | L2         | no_measurement_plan | 2026-06 | -4     | EUR
                """)
            .make()
            .where("table_name in ('effort', 'ledger_lines')"),
        """
        table_name   | period  | measure          | left_value | right_value | left_count | right_count
        effort       | all     | hours on cards   | 8          | 2           | 4          | 3
        effort       | 2026-06 | hours that count | 6          | 0           |            |
        ledger_lines | 2026-06 | amount EUR       | 11         | 7           | 4          | 3
        ledger_lines | 2026-06 | amount, absolute EUR | 19         | 15          | 4          | 3
        """);
  }

  @Test
  void the_plan_of_now_and_what_was_signed_add_up_to_their_feeds() {
    assertRows(
        totals()
            .given(
                "value_plans",
                """
                measure_id | version | period  | benefit_type | amount | currency | approved_by | approved_at
                M1         | 1       | 2026-06 | revenue      | 100    | EUR      |             |
                M1         | 2       | 2026-06 | revenue      | 80     | EUR      | sam         | 2026-05-01T00:00:00Z
                M1         | 3       | 2026-06 | revenue      | 60     | EUR      |             |
                """)
            .given(
                "value_signoffs",
                """
                signoff_id | measure_id | period  | benefit_type | decision  | amount | currency | decided_at
                S1         | M1         | 2026-06 | revenue      | partial   | 70     |          | 2026-07-01T00:00:00Z
                S2         | M1         | 2026-06 | revenue      | confirmed |        | EUR      | 2026-07-01T00:00:00Z
                S3         | M9         | 2026-06 | revenue      | partial   | 5      | EUR      | 2026-07-01T00:00:00Z
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | currency | planned | planned_now
                M1         | 2026-06 | revenue      | EUR      | 100     | 80
                """)
            .given(
                "signoff_checks",
                """
                signoff_id | period  | currency | amount
                S1         | 2026-06 | EUR      | 70
                S2         | 2026-06 | EUR      |
                """)
            .given(
                "unmatched",
                """
                feed           | record_key | reason          | period  | amount | currency
                value_signoffs | S3         | unknown_measure | 2026-06 | 5      | EUR
                """)
            .make()
            .where("measure like 'planned%' or measure like 'signed%'"),
        """
        table_name     | period  | measure         | left_value | right_value
        value_series   | 2026-06 | planned EUR     | 100        | 100
        value_series   | 2026-06 | planned now EUR | 80         | 80
        signoff_checks | 2026-06 | signed EUR      | 75         | 75
        """);
  }

  @Test
  void spending_and_what_nobody_owns_are_the_ledger_and_the_budgets() {
    assertRows(
        totals()
            .given(
                "ledger_lines",
                """
                line_id | legal_entity | account | cost_object | posted_on  | amount | currency
                L1      | DE01         | 6200    | CC2         | 2026-06-05 | 10     | EUR
                L2      | DE01         | 6100    | CC9         | 2026-06-05 | 4      | EUR
                """)
            .given(
                "budgets",
                """
                node_id | account | period  | kind     | amount | currency
                P       | 6200    | 2026-06 | original | 12     | EUR
                P       | 6200    | 2026-06 | revised  | 11     | EUR
                """)
            .given(
                "spending",
                """
                node_id | account | period  | currency | original | revised | budget | actual
                P       | 6200    | 2026-06 | EUR      | 12       |         | 12     | 10
                """)
            .given(
                "unmatched",
                """
                feed         | record_key | reason              | period  | amount | currency
                ledger_lines | L2         | no_measurement_plan | 2026-06 | 4      | EUR
                """)
            .make()
            .where("table_name = 'spending'"),
        """
        period  | measure      | left_value | right_value
        2026-06 | actual EUR   | 14         | 14
        2026-06 | original EUR | 12         | 12
        2026-06 | revised EUR  | 11         |
        """);
  }

  @Test
  void what_the_ledger_says_is_worked_out_a_second_time_from_its_lines() {
    assertRows(
        totals()
            .given("periods", Calendar2026.PERIODS)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | currency
                PRICE      | 2026-06 | revenue      | EUR
                POSTS      | 2026-06 | revenue      | EUR
                PLAIN      | 2026-06 | revenue      | EUR
                PLAIN      | 2026-09 | revenue      | EUR
                NOWHERE    | 2026-06 | revenue      | EUR
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | method   | legal_entity | accounts | cost_objects | baseline_from | baseline_to | baseline_monthly_amount | driver_id | excluded_journals | frozen_at
                PRICE      | 1       | price    | DE           | 6100     | A            | 2025-01       | 2025-02     |                         | units     | J9                | 2026-01-01T00:00:00Z
                POSTS      | 1       | headcount | DE          | 6000     | B            | 2025-01       | 2025-02     | 50000                   | posts     |                   | 2026-01-01T00:00:00Z
                PLAIN      | 1       | contract | DE           | 6100;6200 | C           |               |             | 1000                    |           |                   | 2026-01-01T00:00:00Z
                PLAIN      | 2       | contract | DE           | 6100     | C            |               |             | 2000                    |           |                   | 2026-09-01T00:00:00Z
                NOWHERE    | 1       | contract | UK           | 6100     | C            |               |             | 1000                    |           |                   | 2026-01-01T00:00:00Z
                """)
            .given(
                "drivers",
                """
                driver_id | period  | quantity
                units     | 2025-01 | 9000
                units     | 2025-02 | 11000
                units     | 2026-06 | 8000
                posts     | 2025-01 | 10
                posts     | 2025-02 | 10
                posts     | 2026-06 | 8
                """)
            .given(
                "ledger_lines",
                """
                line_id | journal_id | legal_entity | account | cost_object | posted_on  | document_kind | amount | currency
                1       | J1         | DE           | 6100    | A           | 2025-01-31 | invoice       | 120000 | EUR
                2       | J2         | DE           | 6100    | A           | 2025-02-28 | invoice       | 120000 | EUR
                3       | J9         | DE           | 6100    | A           | 2025-02-28 | invoice       | 55     | EUR
                4       | J3         | DE           | 6100    | A           | 2026-06-30 | invoice       | 88000  | EUR
                5       | J3         | DE           | 6100    | A           | 2026-06-30 | reclass       | -500   | EUR
                6       | J4         | DE           | 6200    | C           | 2026-06-30 | invoice       | 300    | EUR
                7       | J4         | DE           | 6100    | C           | 2026-09-30 | credit        | -50    | EUR
                """)
            .given(
                "ledger_effects",
                """
                measure_id | period  | currency | computed
                PRICE      | 2026-06 | EUR      | 8000
                POSTS      | 2026-06 | EUR      | 10000
                PLAIN      | 2026-06 | EUR      | 700
                PLAIN      | 2026-09 | EUR      | 2050
                NOWHERE    | 2026-06 | EUR      |
                """)
            .make()
            .where("table_name = 'ledger_effects'"),
        """
        period  | measure      | left_value | right_value
        2026-06 | computed EUR | 18700      | 18700
        2026-09 | computed EUR | 2050       | 2050
        """);
  }
}
