package io.countersign.transform;

import io.countersign.company.Company;
import io.countersign.company.Divergence;
import io.countersign.lake.LakeTest;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DivergenceTest extends LakeTest {
  private static Given divergence() {
    return step(Table.of("divergence"));
  }

  private static Company company(String below, String atLeast) {
    Company usual = company();
    return new Company(
        usual.name(),
        usual.groupCurrency(),
        usual.fiscalYear(),
        usual.zone(),
        new Divergence(new BigDecimal(below), new BigDecimal(atLeast)),
        Set.of());
  }

  @Test
  void m11_it_is_as_old_as_the_first_report_of_the_unbroken_run() {
    assertRows(
        divergence()
            .given(
                "measures",
                """
                measure_id | implementation_status | potential_status | status_reported_at   | stopped
                M          | green                 | amber            | 2026-10-25T00:00:00Z |
                GONE       | green                 | red              | 2026-10-25T00:00:00Z | cancelled
                LATELY     | green                 | green            | 2026-10-25T00:00:00Z |
                AGAIN      | green                 | amber            | 2026-10-25T00:00:00Z |
                """)
            .given(
                "status_reports",
                """
                measure_id | reported_at          | implementation_status | potential_status
                M          | 2026-02-25T00:00:00Z | amber                 | amber
                M          | 2026-03-25T00:00:00Z | green                 | amber
                M          | 2026-04-25T00:00:00Z | green                 | amber
                M          | 2026-05-25T00:00:00Z | green                 | amber
                M          | 2026-10-25T00:00:00Z | green                 | amber
                GONE       | 2026-10-25T00:00:00Z | green                 | red
                LATELY     | 2026-10-25T00:00:00Z | green                 | green
                AGAIN      | 2026-03-25T00:00:00Z | green                 | amber
                AGAIN      | 2026-06-25T00:00:00Z | amber                 | amber
                AGAIN      | 2026-09-25T00:00:00Z | green                 | amber
                AGAIN      | 2026-10-25T00:00:00Z | green                 | amber
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | planned_group | plan_rate | last_claimed_at
                M          | 2026-02 | cost_saving  | 100           | 1         | 2026-03-01T00:00:00Z
                M          | 2026-04 | cost_saving  | 100           | 1         | 2026-05-01T00:00:00Z
                M          | 2026-09 | cost_saving  | 100           | 1         | 2026-10-01T00:00:00Z
                GONE       | 2026-09 | cost_saving  | 100           | 1         | 2026-10-01T00:00:00Z
                LATELY     | 2026-09 | cost_saving  | 100           | 1         | 2026-10-01T00:00:00Z
                AGAIN      | 2026-02 | cost_saving  | 100           | 1         | 2026-03-01T00:00:00Z
                """)
            .given(
                "claim_waterfall",
                """
                measure_id | period  | benefit_type | claimed | pending | verified | decided_at
                M          | 2026-02 | cost_saving  | 100     | 0       | 40       | 2026-03-10T00:00:00Z
                M          | 2026-04 | cost_saving  | 100     | 0       | 40       | 2026-05-10T00:00:00Z
                M          | 2026-09 | cost_saving  | 100     | 100     | 0        |
                GONE       | 2026-09 | cost_saving  | 100     | 0       | 0        | 2026-10-10T00:00:00Z
                LATELY     | 2026-09 | cost_saving  | 100     | 0       | 40       | 2026-10-30T00:00:00Z
                AGAIN      | 2026-02 | cost_saving  | 100     | 0       | 40       | 2026-03-10T00:00:00Z
                """)
            .make(),
        """
        measure_id | reason              | since_at             | since_on   | days | planned | decided | verified | money | share
        M          | too_little_verified | 2026-03-25T00:00:00Z | 2026-03-25 | 224  | 300     | 200     | 80       | 220   | 0.4
        LATELY     | too_little_verified | 2026-10-30T00:00:00Z | 2026-10-30 | 5    | 100     | 100     | 40       | 60    | 0.4
        AGAIN      | too_little_verified | 2026-09-25T00:00:00Z | 2026-09-25 | 40   | 100     | 100     | 40       | 60    | 0.4
        """);
  }

  @Test
  void m12_from_where_on_it_is_worth_a_decision_is_the_companys_to_say() {
    assertRows(
        worth("0.8", "0"),
        """
        measure_id | reason
        LITTLE     | too_little_verified
        MUCH       | too_little_verified
        RED        | potential_red
        """);
    assertRows(
        worth("0.8", "10000"),
        """
        measure_id | reason
        MUCH       | too_little_verified
        RED        | potential_red
        """);
    assertRows(
        worth("0.5", "10000"),
        """
        measure_id | reason
        RED        | potential_red
        """);
  }

  private static org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> worth(
      String below, String atLeast) {
    return divergence()
        .company(company(below, atLeast))
        .given(
            "measures",
            """
            measure_id | implementation_status | potential_status | status_reported_at
            LITTLE     | green                 | green            | 2026-10-25T00:00:00Z
            MUCH       | green                 |                  | 2026-10-25T00:00:00Z
            RED        | green                 | red              | 2026-10-25T00:00:00Z
            AMBER      | amber                 | red              | 2026-10-25T00:00:00Z
            """)
        .given(
            "value_series",
            """
            measure_id | period  | benefit_type | planned_group | plan_rate
            LITTLE     | 2026-09 | cost_saving  | 9000          | 1
            MUCH       | 2026-09 | cost_saving  | 90000         | 1
            RED        | 2026-09 | cost_saving  | 90000         | 1
            AMBER      | 2026-09 | cost_saving  | 90000         | 1
            """)
        .given(
            "claim_waterfall",
            """
            measure_id | period  | benefit_type | claimed | pending | verified | decided_at
            LITTLE     | 2026-09 | cost_saving  | 9000    | 0       | 5400     | 2026-10-10T00:00:00Z
            MUCH       | 2026-09 | cost_saving  | 90000   | 0       | 54000    | 2026-10-10T00:00:00Z
            RED        | 2026-09 | cost_saving  | 0       | 0       | 0        |
            AMBER      | 2026-09 | cost_saving  | 0       | 0       | 0        |
            """)
        .make();
  }
}
