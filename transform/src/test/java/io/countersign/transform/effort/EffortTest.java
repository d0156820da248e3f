package io.countersign.transform.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.LakeTest;
import io.countersign.problem.Refusal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class EffortTest extends LakeTest {
  private static final String PERIODS =
      """
      period  | fiscal_year | number | starts_on  | ends_on    | starts_at            | ends_at
      2026-06 | 2026        | 6      | 2026-06-01 | 2026-06-30 | 2026-06-01T00:00:00Z | 2026-07-01T00:00:00Z
      2026-07 | 2026        | 7      | 2026-07-01 | 2026-07-31 | 2026-07-01T00:00:00Z | 2026-08-01T00:00:00Z
      2026-11 | 2026        | 11     | 2026-11-01 | 2026-11-30 | 2026-11-01T00:00:00Z | 2026-12-01T00:00:00Z
      """;

  private static Given effort(String timeCards) {
    return step(new Effort())
        .given("periods", PERIODS)
        .given(
            "rate_cards",
            """
            category | valid_from | hourly_rate | currency | capitalised
            engineer | 2026-01-01 | 80          | EUR      | false
            engineer | 2026-07-01 | 90.50       | USD      | true
            """)
        .given(
            "fx_rates",
            """
            from_currency | to_currency | rate_kind | period  | rate
            USD           | EUR         | average   | 2026-07 | 0.9
            """)
        .given(
            "measures",
            """
            measure_id | name | path | currency | closure_proven | closed_at
            M1         | One  | M1   | EUR      | false          | 2026-07-10T10:00:00Z
            """)
        .given("time_cards", timeCards);
  }

  @Test
  void eight_hours_recalled_and_six_entered_instead_are_six() {
    assertRows(
        effort(
                """
                time_card_id | person | category | worked_on  | hours | work_ref | status    | reverses_id | changed_at
                recalled     | anna   | engineer | 2026-06-12 | 8     | M1       | recalled  |             | 2026-06-13T08:00:00Z
                instead      | anna   | engineer | 2026-06-12 | 6     | M1       | approved  |             | 2026-06-13T08:00:00Z
                wrong        | abel   | engineer | 2026-06-12 | 8     | M1       | processed |             | 2026-06-13T08:00:00Z
                back         | abel   | engineer | 2026-07-02 | -8    | M1       | approved  | wrong       | 2026-07-02T08:00:00Z
                back_again   | abel   | engineer | 2026-07-03 | 8     | M1       | approved  | wrong       | 2026-07-03T08:00:00Z
                right        | abel   | engineer | 2026-06-12 | 6     | M1       | approved  |             | 2026-06-13T08:00:00Z
                back_of_none | abel   | engineer | 2026-06-12 | 8     | M1       | approved  | recalled    | 2026-06-14T08:00:00Z
                open         | abel   | engineer | 2026-06-12 | 3     | M1       | submitted |             | 2026-06-13T08:00:00Z
                refused      | abel   | engineer | 2026-06-12 | 3     | M1       | rejected  |             | 2026-06-13T08:00:00Z
                ahead        | abel   | engineer | 2026-11-30 | 3     | M1       | approved  |             | 2026-06-13T08:00:00Z
                """)
            .make(),
        """
        time_card_id | hours | card_hours | worked_on  | period  | cost | problem          | dated_ahead
        recalled     | 0     | 8          | 2026-06-12 | 2026-06 |      | recalled         | false
        instead      | 6     | 6          | 2026-06-12 | 2026-06 | 480  |                  | false
        wrong        | 8     | 8          | 2026-06-12 | 2026-06 | 640  |                  | false
        back         | -8    | -8         | 2026-06-12 | 2026-06 | -640 |                  | false
        back_again   | 0     | 8          | 2026-06-12 | 2026-06 |      | reverses_nothing | false
        right        | 6     | 6          | 2026-06-12 | 2026-06 | 480  |                  | false
        back_of_none | 0     | 8          | 2026-06-12 | 2026-06 |      | reverses_nothing | false
        open         | 0     | 3          | 2026-06-12 | 2026-06 |      | not_approved     | false
        refused      | 0     | 3          | 2026-06-12 | 2026-06 |      | rejected         | false
        ahead        | 0     | 3          | 2026-11-30 | 2026-11 |      | in_future        | true
        """);
  }

  @Test
  void an_hour_costs_what_its_category_cost_on_the_day_it_was_worked() {
    assertRows(
        effort(
                """
                time_card_id | person | category | worked_on  | hours | work_ref | status   | approved_by | approved_at          | changed_at
                T1           | anna   | engineer | 2026-06-30 | 10    | M1       | approved | boss        | 2026-07-05T08:00:00Z | 2026-07-05T08:00:00Z
                T2           | anna   | engineer | 2026-07-01 | 10    | M1       | approved | anna        | 2026-07-05T08:00:00Z | 2026-07-06T08:00:00Z
                T3           | anna   |          | 2026-07-12 | 20    | M1       | approved | boss        | 2026-07-05T08:00:00Z | 2026-07-05T08:00:00Z
                T4           | anna   | engineer | 2026-07-12 | 5     | M1       | approved | boss        | 2026-07-13T08:00:00Z | 2026-07-13T08:00:00Z
                T5           | anna   | engineer | 2026-11-02 | 5     |          | approved | boss        | 2026-11-03T08:00:00Z | 2026-11-03T08:00:00Z
                """)
            .make(),
        """
        time_card_id | rate  | currency | cost  | cost_group | capitalised | self_approved | changed_after_approval | dated_ahead | after_closure | over_24_hours
        T1           | 80    | EUR      | 800   | 800        | false       | false         | false                  | false       | false         | false
        T2           | 90.50 | USD      | 905   | 814.5      | true        | true          | true                   | false       | false         | false
        T3           |       |          |       |            |             | false         | false                  | true        | true          | true
        T4           | 90.50 | USD      | 452.5 | 407.25     | true        | false         | false                  | false       | true          | true
        T5           | 90.50 | USD      | 452.5 |            | true        | false         | false                  | false       | false         | false
        """);
  }

  @Test
  void work_belongs_to_a_measure_by_name_or_through_its_ticket_or_change() {
    assertRows(
        effort(
                """
                time_card_id | person | worked_on  | hours | work_ref | status
                direct       | anna   | 2026-06-01 | 1     | M1       | approved
                ticket       | anna   | 2026-06-01 | 1     | T1       | approved
                change       | anna   | 2026-06-01 | 1     | C1       | approved
                service      | anna   | 2026-06-01 | 1     | T2       | approved
                lost         | anna   | 2026-06-01 | 1     | C2       | approved
                project      | anna   | 2026-06-01 | 1     | P1       | approved
                mystery      | anna   | 2026-06-01 | 1     | X        | approved
                nothing      | anna   | 2026-06-01 | 1     |          | approved
                """)
            .given(
                "tickets",
                """
                ticket_id | measure_id | opened_at
                T1        | M1         | 2026-06-01T08:00:00Z
                T2        |            | 2026-06-01T08:00:00Z
                """)
            .given("changes", "change_id | measure_id\nC1 | M1\nC2 | M9")
            .given("initiatives", "node_id | level\nP1 | project\nM1 | measure")
            .make(),
        """
        time_card_id | work_kind | measure_id | unmatched_because
        direct       | measure   | M1         |
        ticket       | ticket    | M1         |
        change       | change    | M1         |
        service      | ticket    |            | no_measure
        lost         | change    |            | unknown_measure
        project      | node      |            | above_measures
        mystery      | unknown   |            | unknown_work
        nothing      |           |            | no_work_named
        """);
  }

  @Test
  void every_category_without_a_rate_is_named_before_anything_is_published() {
    assertThatThrownBy(
            () ->
                effort(
                        """
                        time_card_id | person | category  | worked_on  | hours | work_ref | status
                        T1           | anna   | engineer  | 2025-12-31 | 1     | M1       | approved
                        T2           | anna   | architect | 2026-06-01 | 1     | M1       | approved
                        T3           | anna   | plumber   | 2026-06-01 | 1     | M1       | rejected
                        """)
                    .make())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("category architect")
        .hasMessageContaining("valid from 2025-12-31 or earlier")
        .hasMessageNotContaining("plumber");
  }

  @Test
  void m9_three_cards_of_twenty_minutes_cost_what_an_hour_costs() {
    Dataset<Row> cards =
        effort(
                """
                time_card_id | person | category | worked_on  | hours    | work_ref | status   | changed_at
                1            | anna   | engineer | 2026-06-12 | 0.333333 | M1       | approved | 2026-06-13T08:00:00Z
                2            | anna   | engineer | 2026-06-12 | 0.333333 | M1       | approved | 2026-06-13T08:00:00Z
                3            | anna   | engineer | 2026-06-12 | 0.333333 | M1       | approved | 2026-06-13T08:00:00Z
                4            | abel   | engineer | 2026-06-12 | 0.133333 | M1       | approved | 2026-06-13T08:00:00Z
                """)
            .make();
    assertRows(
        cards,
        """
        time_card_id | hours    | cost
        1            | 0.333333 | 26.6666
        2            | 0.333333 | 26.6666
        3            | 0.333333 | 26.6666
        4            | 0.133333 | 10.6666
        """);
    assertThat(
            cards
                .where("person = 'anna'")
                .selectExpr("round(sum(hours), 2)", "round(sum(cost), 2)")
                .first())
        .hasToString("[1.00,80.00]");
  }
}
