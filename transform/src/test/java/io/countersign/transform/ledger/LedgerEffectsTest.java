package io.countersign.transform.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LedgerEffectsTest extends LakeTest {
  private static final String PLAN =
      "measure_id | version | method | legal_entity | accounts | cost_objects | baseline_from |"
          + " baseline_to | baseline_monthly_amount | baseline_currency | driver_id | frozen_at\n";
  private static final String LINE =
      "line_id | legal_entity | account | cost_object | posted_on | fiscal_period | document_kind |"
          + " amount | currency\n";

  private static Given effects(String plans, String lines, String asked) {
    Dataset<Row> selected =
        step(new SelectedLines())
            .given("periods", Calendar2026.PERIODS)
            .given("measurement_plans", PLAN + plans)
            .given("ledger_lines", LINE + lines)
            .make();
    return step(new LedgerEffects())
        .given("periods", Calendar2026.PERIODS)
        .given("measurement_plans", PLAN + plans)
        .given("ledger_lines", LINE + lines)
        .given("selected_lines", text(selected))
        .given(
            "standing_claims", "measure_id | period | plan_version | method | currency\n" + asked);
  }

  private static String text(Dataset<Row> rows) {
    return String.join(" | ", rows.columns())
        + "\n"
        + rows.collectAsList().stream()
            .map(row -> row.mkString(" | "))
            .collect(Collectors.joining("\n"));
  }

  @Test
  void a_lower_price_is_a_saving_and_a_smaller_volume_is_nobodys() {
    assertRows(
        effects(
                "M | 1 | price | DE | 6100 | CO | 2025-01 | 2025-02 |  | EUR | units |"
                    + " 2026-01-01T00:00:00Z",
                """
                1 | DE | 6100 | CO | 2025-01-31 | 2025-01 | invoice | 120000 | EUR
                2 | DE | 6100 | CO | 2025-02-28 | 2025-02 | invoice | 120000 | EUR
                3 | DE | 6100 | CO | 2026-09-30 | 2026-09 | invoice | 88000  | EUR
                """,
                "M | 2026-09 | 1 | price | EUR")
            .given(
                "drivers",
                """
                driver_id | period  | quantity
                units     | 2025-01 | 9000
                units     | 2025-02 | 11000
                units     | 2026-09 | 8000
                """)
            .make(),
        """
        baseline | baseline_quantity | quantity | baseline_normalised | actual | computed | volume_effect | movement | problem
        120000   | 10000             | 8000     | 96000               | 88000  | 8000     | 24000         | 8000     |
        """);
  }

  @Test
  void posts_that_left_count_at_the_loaded_rate_as_far_as_payroll_fell() {
    assertRows(
        effects(
                """
                M | 1 | headcount | DE | 6000 | A | 2025-01 | 2025-01 | 50000 | EUR | posts | 2026-01-01T00:00:00Z
                N | 1 | headcount | DE | 6000 | B | 2025-01 | 2025-01 | 50000 | EUR | posts | 2026-01-01T00:00:00Z
                """,
                """
                1 | DE | 6000 | A | 2026-09-30 | 2026-09 | payroll | 38000 | EUR
                2 | DE | 6000 | B | 2026-09-30 | 2026-09 | payroll | 43000 | EUR
                """,
                "M | 2026-09 | 1 | headcount | EUR\nN | 2026-09 | 1 | headcount | EUR")
            .given(
                "drivers",
                """
                driver_id | period  | quantity
                posts     | 2025-01 | 10
                posts     | 2026-09 | 8
                """)
            .make(),
        """
        measure_id | computed | movement
        M          | 10000    | 10000
        N          | 10000    | 7000
        """);
  }

  @Test
  void an_accrual_and_its_reversal_net_out_a_reclass_saves_nothing_and_a_credit_note_counts_once() {
    assertRows(
        effects(
                "M | 1 | contract | DE | 6200; 6100 | CO |  |  | 1000 | EUR |  |"
                    + " 2026-01-01T00:00:00Z",
                """
                1 | DE | 6100 | CO | 2026-09-30 | 2026-09 | invoice  | 900  | EUR
                2 | DE | 6100 | CO | 2026-09-30 | 2026-09 | accrual  | 200  | EUR
                3 | DE | 6100 | CO | 2026-10-03 | 2026-09 | reversal | -200 | EUR
                4 | DE | 6100 | CO | 2026-09-30 | 2026-09 | reclass  | -500 | EUR
                5 | DE | 6200 | CO | 2026-09-30 |         | credit   | -50  | EUR
                6 | DE | 6900 | CO | 2026-09-30 | 2026-09 | invoice  | 7    | EUR
                """,
                "M | 2026-09 | 1 | contract | EUR")
            .make(),
        """
        baseline | actual | computed | movement
        1000     | 850    | 150      | 150
        """);
  }

  @Test
  void what_cannot_be_measured_says_why_and_moves_nothing() {
    assertRows(
        effects(
                """
                NOTHING  | 1 | contract | DE |      |    |         |         | 1000 | EUR |       | 2026-01-01T00:00:00Z
                UNBASED  | 1 | contract | DE | 6100 | U  | 2025-01 | 2025-02 |      | EUR |       | 2026-01-01T00:00:00Z
                UNBOOKED | 1 | contract | UK | 6100 | CO |         |         | 1000 | EUR |       | 2026-01-01T00:00:00Z
                UNDRIVEN | 1 | price    | DE | 6100 | V  | 2025-02 | 2025-02 | 1000 | EUR |       | 2026-01-01T00:00:00Z
                HALF     | 1 | contract | DE | 6100 | W  | 2025-02 | 2025-02 | 1000 | EUR | units | 2026-01-01T00:00:00Z
                UP       | 1 | contract | DE | 6100 | CO |         |         | 1000 | EUR |       | 2026-01-01T00:00:00Z
                GONE     | 1 | contract | DE | 6300 | CO |         |         | 1000 | EUR |       | 2026-01-01T00:00:00Z
                """,
                """
                1 | DE | 6100 | U  | 2025-02-28 | 2025-02 | invoice | 1000 | EUR
                2 | DE | 6100 | CO | 2026-09-30 | 2026-09 | invoice | 1300 | EUR
                """,
                """
                NOTHING  | 2026-09 | 1 | contract | EUR
                UNBASED  | 2026-09 | 1 | contract | EUR
                UNBOOKED | 2026-09 | 1 | contract | EUR
                UNDRIVEN | 2026-09 | 1 | price | EUR
                HALF     | 2026-09 | 1 | contract | EUR
                UP       | 2026-09 | 1 | contract | EUR
                GONE     | 2026-09 | 1 | contract | EUR
                """)
            .make(),
        """
        measure_id | computed | movement | problem
        NOTHING    |          | 0        | no_selection
        UNBASED    |          | 0        | no_baseline
        UNBOOKED   |          | 0        | no_ledger
        UNDRIVEN   |          | 0        | no_driver
        HALF       |          | 0        | no_driver
        UP         | -300     | 0        |
        GONE       | 1000     | 1000     |
        """);
  }

  @Test
  void a_journal_that_came_once_is_no_baseline_and_a_renamed_cost_object_is_the_same_cost() {
    String lines =
        """
        1 | DE | 6100 | OLD | 2025-01-31 | 2025-01 | invoice | 1000 | EUR
        2 | DE | 6100 | OLD | 2025-01-31 | 2025-01 | invoice | 600  | EUR
        3 | DE | 6100 | OLD | 2026-08-31 | 2026-08 | invoice | 400  | EUR
        4 | DE | 6100 | NEW | 2026-09-01 | 2026-09 | invoice | 700  | EUR
        5 | DE | 6100 | OLD | 2026-09-30 | 2026-09 | invoice | 50   | EUR
        """;
    String journals =
        lines.replace("| EUR", "| EUR | J9").replace("1000 | EUR | J9", "1000 | EUR | J1");
    String plan =
        PLAN.replace("\n", " | excluded_journals\n")
            + "M | 1 | contract | DE | 6100 | OLD;NEW | 2025-01 | 2025-01 |  |  |  |"
            + " 2026-01-01T00:00:00Z | J9";
    Dataset<Row> selected =
        step(new SelectedLines())
            .given("periods", Calendar2026.PERIODS)
            .given("measurement_plans", plan)
            .given("ledger_lines", LINE.replace("\n", " | journal_id\n") + journals)
            .make();
    assertRows(
        step(new LedgerEffects())
            .given("periods", Calendar2026.PERIODS)
            .given("measurement_plans", plan)
            .given("ledger_lines", LINE + lines)
            .given("selected_lines", text(selected))
            .given(
                "standing_claims",
                """
                measure_id | period  | plan_version | method   | currency
                M          | 2026-08 | 1            | contract | EUR
                M          | 2026-09 | 1            | contract | EUR
                """)
            .make(),
        """
        period  | baseline | actual | computed
        2026-08 | 1000     | 400    | 600
        2026-09 | 1000     | 750    | 250
        """);
  }

  @Test
  void an_adjustment_after_the_end_of_a_year_belongs_to_its_last_period() {
    assertRows(
        effects(
                "M | 1 | contract | DE | 6100 | CO |  |  | 1000 | EUR |  | 2025-01-01T00:00:00Z",
                """
                1 | DE | 6100 | CO | 2025-12-31 | 2025-12 | invoice | 500  | EUR
                2 | DE | 6100 | CO | 2026-01-20 | 2025-13 | invoice | 70   | EUR
                3 | DE | 6100 | CO | 2026-02-10 | 2025-16 | credit  | -20  | EUR
                4 | DE | 6100 | CO | 2025-12-31 | 2025-13 | closing | -570 | EUR
                """,
                "M | 2025-12 | 1 | contract | EUR")
            .make(),
        """
        period  | actual | computed
        2025-12 | 550    | 450
        """);
  }

  @Test
  void m4_a_closing_entry_alone_does_not_show_that_the_ledger_is_there() {
    assertRows(
        effects(
                "M | 1 | contract | DE | 6100 | CO |  |  | 1000 | EUR |  | 2025-01-01T00:00:00Z",
                "1 | DE | 6100 | CO | 2025-12-31 | 2025-12 | closing | -570 | EUR",
                "M | 2025-12 | 1 | contract | EUR")
            .make(),
        """
        period  | actual | problem
        2025-12 |        | no_ledger
        """);
  }

  @Test
  void selections_that_overlap_in_part_allow_nothing_and_the_smallest_baseline_counts() {
    assertRows(
        effects(
                """
                A | 1 | contract | DE | 6100;6200 | X |  |  | 1000 | EUR |  | 2026-01-01T00:00:00Z
                B | 1 | contract | DE | 6200;6300 | X |  |  | 1000 | EUR |  | 2026-01-01T00:00:00Z
                C | 1 | contract | DE | 6100;6200 | Y |  |  | 1000 | EUR |  | 2026-01-01T00:00:00Z
                D | 1 | contract | DE | 6200;6100 | Y |  |  | 900  | EUR |  | 2026-01-01T00:00:00Z
                """,
                "1 | DE | 6100 | Y | 2026-09-30 | 2026-09 | invoice | 400 | EUR",
                """
                A | 2026-09 | 1 | contract | EUR
                B | 2026-09 | 1 | contract | EUR
                C | 2026-09 | 1 | contract | EUR
                D | 2026-09 | 1 | contract | EUR
                """)
            .make(),
        """
        measure_id | computed | movement | baselines_differ | problem
        A          | 1000     | 0        | false            | overlap
        B          | 1000     | 0        | false            | overlap
        C          | 600      | 500      | true             |
        D          | 500      | 500      | true             |
        """);
  }

  @Test
  void lines_in_a_foreign_currency_need_a_rate() {
    assertThatThrownBy(
            () ->
                effects(
                        "M | 1 | contract | DE | 6100 | CO |  |  | 1000 | EUR |  |"
                            + " 2026-01-01T00:00:00Z",
                        "1 | DE | 6100 | CO | 2026-09-30 | 2026-09 | invoice | 400 | USD",
                        "M | 2026-09 | 1 | contract | EUR")
                    .make())
        .hasMessageContaining("no average rate from USD to EUR for 2026-09");
  }

  @Test
  void m7_thirteen_periods_of_four_weeks_are_no_adjustments() {
    String lines =
        LINE
            + """
            1 | DE | 6100 | CO | 2026-12-20 | 2026-P12 | invoice | 1   | EUR
            2 | DE | 6100 | CO | 2026-12-20 | 2026-P13 | invoice | 20  | EUR
            3 | DE | 6100 | CO | 2026-12-20 | 2026-P14 | invoice | 300 | EUR
            """;
    String plan =
        PLAN + "M | 1 | contract | DE | 6100 | CO |  |  |  | EUR |  | 2026-01-01T00:00:00Z";
    String weeks =
        """
        period   | fiscal_year | number | starts_on  | ends_on
        2026-P11 | 2026        | 11     | 2026-10-05 | 2026-11-01
        2026-P12 | 2026        | 12     | 2026-11-02 | 2026-11-29
        """;
    assertRows(
        step(new SelectedLines())
            .given("periods", weeks + "2026-P13 | 2026 | 13 | 2026-11-30 | 2026-12-27")
            .given("measurement_plans", plan)
            .given("ledger_lines", lines)
            .make(),
        """
        period   | amount
        2026-P12 | 1
        2026-P13 | 320
        """);
    assertRows(
        step(new SelectedLines())
            .given("periods", weeks)
            .given("measurement_plans", plan)
            .given("ledger_lines", lines)
            .make(),
        """
        period   | amount
        2026-P12 | 321
        """);
  }

  @Test
  void m5_selections_that_read_alike_are_two_cells() {
    assertRows(
        step(new SelectedLines())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "measurement_plans",
                PLAN
                    + """
                    M | 1 | contract | DE / 61 | 00      | CO | | | | EUR | | 2026-01-01T00:00:00Z
                    N | 1 | contract | DE      | 61 / 00 | CO | | | | EUR | | 2026-01-01T00:00:00Z
                    """)
            .given(
                "ledger_lines",
                LINE
                    + """
                    1 | DE / 61 | 00      | CO | 2026-09-30 | 2026-09 | invoice | 1  | EUR
                    2 | DE      | 61 / 00 | CO | 2026-09-30 | 2026-09 | invoice | 20 | EUR
                    """)
            .make(),
        """
        selection         | amount
        DE \\/ 61 / 00 / CO | 1
        DE / 61 \\/ 00 / CO | 20
        """);
  }
}
