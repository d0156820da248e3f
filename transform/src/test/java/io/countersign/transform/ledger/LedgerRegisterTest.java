package io.countersign.transform.ledger;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import org.junit.jupiter.api.Test;

class LedgerRegisterTest extends LakeTest {
  @Test
  void claims_on_one_cell_share_its_movement_in_whatever_currency_and_order_they_come() {
    assertRows(
        step(new LedgerRegister())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "fx_rates",
                """
                from_currency | to_currency | rate_kind | period  | rate
                USD           | EUR         | average   | 2026-09 | 0.87
                """)
            .given(
                "ledger_effects",
                """
                measure_id | period  | selection | currency | movement | split_percent | problem
                M2         | 2026-09 | X         | EUR      | 100000   |               |
                M1         | 2026-09 | X         | EUR      | 100000   | 100           |
                USD        | 2026-09 | Y         | EUR      | 870.50   |               |
                FITS       | 2026-09 | Z         | EUR      | 1000     |               |
                UNDRIVEN   | 2026-09 | X         | EUR      | 0        |               | no_driver
                TWO        | 2026-09 | W         | EUR      | 100      |               |
                """)
            .given(
                "standing_claims",
                """
                measure_id | period  | benefit_type    | currency | remaining
                M2         | 2026-09 | cost_saving     | EUR      | 70000
                M1         | 2026-09 | cost_saving     | EUR      | 60000
                USD        | 2026-09 | cost_saving     | USD      | 1200
                FITS       | 2026-09 | cost_saving     | EUR      | 800
                FITS       | 2026-09 | productivity    | EUR      | 800
                UNDRIVEN   | 2026-09 | cost_saving     | EUR      | 50
                TWO        | 2026-09 | cost_saving     | EUR      | 200
                TWO        | 2026-09 | working_capital | EUR      | 100
                AVOID      | 2026-09 | cost_avoidance  | EUR      | 100
                """)
            .make(),
        """
        measure_id | benefit_type    | claimants | remaining_ledger | allowed_ledger | allowed
        M1         | cost_saving     | 2         | 60000            | 46153.85       | 46153.85
        M2         | cost_saving     | 2         | 70000            | 53846.15       | 53846.15
        USD        | cost_saving     | 1         | 1044             | 870.50         | 1000.5747
        FITS       | cost_saving     | 1         | 800              | 1000           | 1000
        UNDRIVEN   | cost_saving     | 1         | 50               | 0              | 0
        TWO        | cost_saving     | 1         | 200              | 66.67          | 66.67
        TWO        | working_capital | 1         | 100              | 33.33          | 33.33
        """);
  }
}
