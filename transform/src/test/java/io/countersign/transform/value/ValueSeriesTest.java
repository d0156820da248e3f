package io.countersign.transform.value;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.LakeTest;
import io.countersign.problem.Refusal;
import io.countersign.transform.Calendar2026;
import org.junit.jupiter.api.Test;

class ValueSeriesTest extends LakeTest {
  private static final String MEASURE =
      """
      measure_id | currency
      M          | EUR
      """;

  private static Given series() {
    return step(new ValueSeries())
        .given("periods", Calendar2026.PERIODS)
        .given("measures", MEASURE);
  }

  @Test
  void a_rebaseline_counts_only_once_it_is_approved_and_never_changes_the_plan() {
    assertRows(
        series()
            .given(
                "value_plans",
                """
                measure_id | version | period  | benefit_type | amount | currency | one_off | approved_by | approved_at
                M          | 1       | 2026-09 | cost_saving  | 100    | EUR      | false   |             |
                M          | 1       | 2026-10 | cost_saving  | 100    | EUR      | false   |             |
                M          | 2       | 2026-10 | cost_saving  | 80     | EUR      | false   | cfo         | 2026-05-01T00:00:00Z
                M          | 3       | 2026-10 | cost_saving  | 10     | EUR      | false   |             |
                M          | 4       | 2026-10 | cost_saving  | 10     | EUR      | false   | cfo         | 2026-12-01T00:00:00Z
                M          | 1       | 2026-11 | cost_saving  | 100    | EUR      | false   |             |
                """)
            .make(),
        """
        period  | planned | planned_now | planned_group | claimed
        2026-09 | 100     |             | 100           |
        2026-10 | 100     | 80          | 100           |
        """);
  }

  @Test
  void claims_are_net_of_reversals_and_a_claim_for_a_period_to_come_is_a_forecast() {
    assertRows(
        series()
            .period("2026-12")
            .given(
                "value_claims",
                """
                claim_id | measure_id | period  | benefit_type | amount | currency | one_off | claimed_at           | reverses_claim_id
                C1       | M          | 2026-10 | cost_saving  | 100    | EUR      | false   | 2026-11-01T00:00:00Z |
                C2       | M          | 2026-10 | cost_saving  | -100   | EUR      | false   | 2026-11-02T00:00:00Z | C1
                C3       | M          | 2026-10 | cost_saving  | 70     | EUR      | true    | 2026-11-02T00:00:00Z |
                C4       | M          | 2026-12 | cost_saving  | 90     | EUR      | false   | 2026-11-02T00:00:00Z |
                C5       | M          | 2026-10 | cost_saving  | 5      | EUR      | false   | 2026-11-20T00:00:00Z |
                C6       | NOBODY     | 2026-10 | cost_saving  | 9      | EUR      | false   | 2026-11-02T00:00:00Z |
                """)
            .make(),
        """
        measure_id | period  | claimed | claimed_one_off | forecast
        M          | 2026-10 | 70      | 70              |
        M          | 2026-12 |         |                 | 90
        """);
  }

  @Test
  void the_same_claim_delivered_twice_counts_once() {
    assertRows(
        series()
            .given(
                "value_claims",
                """
                claim_id | measure_id | period  | benefit_type | amount | currency | one_off | claimed_at           | batch_id | known_at
                C1       | M          | 2026-10 | cost_saving  | 100    | EUR      | false   | 2026-11-01T00:00:00Z | 000001 a | 2026-11-01T01:00:00Z
                C1       | M          | 2026-10 | cost_saving  | 100    | EUR      | false   | 2026-11-01T00:00:00Z | 000002 a | 2026-11-02T01:00:00Z
                """)
            .make(),
        """
        period  | claimed
        2026-10 | 100
        """);
  }

  @Test
  void the_last_forecast_known_is_the_forecast() {
    assertRows(
        series()
            .given(
                "value_forecasts",
                """
                measure_id | period  | benefit_type | amount | currency | entered_at
                M          | 2026-10 | cost_saving  | 100    | EUR      | 2026-08-01T00:00:00Z
                M          | 2026-10 | cost_saving  | 90     | EUR      | 2026-09-01T00:00:00Z
                M          | 2026-10 | cost_saving  | 10     | EUR      | 2026-12-01T00:00:00Z
                """)
            .make(),
        """
        period  | forecast | forecast_entered_at
        2026-10 | 90       | 2026-09-01T00:00:00Z
        """);
  }

  @Test
  void a_plan_in_dollars_comes_into_group_currency_at_the_plan_rate() {
    assertRows(
        step(new ValueSeries())
            .given("periods", Calendar2026.PERIODS)
            .given("measures", "measure_id | currency\nM | USD\n")
            .given("fx_rates", rates("plan | 2026-10 | 0.9"))
            .given("value_plans", plan())
            .make(),
        """
        period  | currency | planned | planned_group | plan_rate | average_rate
        2026-10 | USD      | 1000000 | 900000        | 0.9       |
        """);
  }

  @Test
  void every_missing_rate_is_named_and_none_is_taken_to_be_one() {
    assertThatThrownBy(
            () ->
                step(new ValueSeries())
                    .given("periods", Calendar2026.PERIODS)
                    .given("measures", "measure_id | currency\nM | USD\n")
                    .given("fx_rates", rates("plan | 2026-09 | 0.9"))
                    .given("value_plans", plan())
                    .given(
                        "value_claims",
                        """
                        claim_id | measure_id | period  | benefit_type | amount | currency | one_off | claimed_at
                        C1       | M          | 2026-09 | cost_saving  | 100    | USD      | false   | 2026-10-01T00:00:00Z
                        """)
                    .make())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("MISSING_RATE")
        .hasMessageContaining("no plan rate from USD to EUR for 2026-10")
        .hasMessageContaining("no average rate from USD to EUR for 2026-09");
  }

  private static String plan() {
    return """
        measure_id | version | period  | benefit_type | amount  | currency | one_off
        M          | 1       | 2026-10 | cost_saving  | 1000000 | USD      | false
        """;
  }

  private static String rates(String row) {
    return "from_currency | to_currency | rate_kind | period | rate\nUSD | EUR | " + row + "\n";
  }

  @Test
  void m8_a_rate_of_many_decimals_is_kept_whole() {
    assertRows(
        series()
            .given(
                "fx_rates",
                """
                from_currency | to_currency | rate_kind | period  | rate
                VND           | EUR         | plan      | 2026-09 | 0.0000362
                """)
            .given(
                "value_plans",
                """
                measure_id | version | period  | benefit_type | amount  | currency | one_off
                M          | 1       | 2026-09 | cost_saving  | 1000000 | VND      | false
                """)
            .make(),
        """
        planned | planned_group
        36.2    | 36.2
        """);
  }
}
