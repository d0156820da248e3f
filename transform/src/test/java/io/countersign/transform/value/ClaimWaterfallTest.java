package io.countersign.transform.value;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Table;
import org.junit.jupiter.api.Test;

class ClaimWaterfallTest extends LakeTest {
  @Test
  void each_step_after_the_ledger_takes_its_part_once() {
    assertRows(
        step(Table.of("claim_waterfall"))
            .given(
                "standing_claims",
                """
                measure_id | period  | benefit_type | currency | claimed | premature | remaining | wrong_period | avoidance | one_off_as_recurring | not_in_force
                EARLY      | 2026-09 | cost_saving  | EUR      | 100     | 100       | 0 | 0            | 0         | 0 | 0
                SHARED     | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                ALONE      | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                REJECTED   | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                PENDING    | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                BACK       | 2026-09 | cost_saving  | EUR      | -100    | 0         | -100 | 0            | 0         | 0 | 0
                INVALID    | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                PARTIAL    | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                ALL        | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                LOOSE      | 2026-09 | cost_saving  | EUR      | 100     | 0         | 100 | 0            | 0         | 0 | 0
                """)
            .given(
                "ledger_register",
                """
                measure_id | period  | benefit_type | claimants | allowed
                SHARED     | 2026-09 | cost_saving  | 2         | 40
                ALONE      | 2026-09 | cost_saving  | 1         | 40
                """)
            .given(
                "signoff_checks",
                """
                signoff_id | measure_id | period  | benefit_type | decision  | amount | controller | reason        | latest | valid | withdrawn | invalid_reason
                1          | EARLY      | 2026-09 | cost_saving  | confirmed | 100    | carl       |               | true   | true  | false     |
                2          | SHARED     | 2026-09 | cost_saving  | confirmed | 100    | carl       |               | true   | true  | false     |
                3          | ALONE      | 2026-09 | cost_saving  | confirmed | 30     | carl       |               | true   | true  | false     |
                4          | REJECTED   | 2026-09 | cost_saving  | rejected  | 0      | carl       | not in ledger | true   | false | false     | wrong_person
                5          | INVALID    | 2026-09 | cost_saving  | confirmed | 100    | olga       |               | true   | false | false     | own_measure
                6          | PARTIAL    | 2026-09 | cost_saving  | partial   | 75     | carl       |               | true   | true  | false     |
                7          | ALL        | 2026-09 | cost_saving  | confirmed |        | carl       |               | true   | true  | false     |
                8          | LOOSE      | 2026-09 | cost_saving  | partial   |        | carl       |               | true   | true  | false     |
                """)
            .make(),
        """
        measure_id | premature | double_count | unsupported | rejected | pending | invalid | adjusted | verified | rejected_reason | invalid_reason
        EARLY      | 100       | 0            | 0           | 0        | 0       | 0       | 0        | 0        |                 |
        SHARED     | 0         | 60           | 0           | 0        | 0       | 0       | 0        | 40       |                 |
        ALONE      | 0         | 0            | 60          | 0        | 0       | 0       | 10       | 30       |                 |
        REJECTED   | 0         | 0            | 0           | 100      | 0       | 0       | 0        | 0        | not in ledger   |
        PENDING    | 0         | 0            | 0           | 0        | 100     | 0       | 0        | 0        |                 |
        BACK       | 0         | 0            | 0           | 0        | -100    | 0       | 0        | 0        |                 |
        INVALID    | 0         | 0            | 0           | 0        | 0       | 100     | 0        | 0        |                 | own_measure
        PARTIAL    | 0         | 0            | 0           | 0        | 0       | 0       | 25       | 75       |                 |
        ALL        | 0         | 0            | 0           | 0        | 0       | 0       | 0        | 100      |                 |
        LOOSE      | 0         | 0            | 0           | 0        | 0       | 0       | 100      | 0        |                 |
        """);
  }

  @Test
  void more_than_claimed_counts_only_with_a_second_signature_and_within_the_ledger() {
    assertRows(
        step(Table.of("claim_waterfall"))
            .given(
                "standing_claims",
                """
                measure_id | period  | benefit_type | currency | claimed | remaining | premature | wrong_period | avoidance | one_off_as_recurring | not_in_force
                ONE        | 2026-09 | cost_saving  | EUR      | 100     | 100 | 0         | 0            | 0         | 0 | 0
                TWO        | 2026-09 | cost_saving  | EUR      | 100     | 100 | 0         | 0            | 0         | 0 | 0
                SAME       | 2026-09 | cost_saving  | EUR      | 100     | 100 | 0         | 0            | 0         | 0 | 0
                CAPPED     | 2026-09 | cost_saving  | EUR      | 100     | 100 | 0         | 0            | 0         | 0 | 0
                """)
            .given(
                "ledger_register",
                """
                measure_id | period  | benefit_type | claimants | allowed
                CAPPED     | 2026-09 | cost_saving  | 1         | 110
                """)
            .given(
                "signoff_checks",
                """
                signoff_id | measure_id | period  | benefit_type | decision  | amount | controller | latest | valid | withdrawn
                1          | ONE        | 2026-09 | cost_saving  | confirmed | 150    | carl       | true   | true  | false
                2          | TWO        | 2026-09 | cost_saving  | confirmed | 150    | carl       | true   | true  | false
                3          | TWO        | 2026-09 | cost_saving  | confirmed | 150    | rita       | false  | true  | false
                4          | SAME       | 2026-09 | cost_saving  | confirmed | 150    | carl       | true   | true  | false
                5          | SAME       | 2026-09 | cost_saving  | confirmed | 150    | carl       | false  | true  | false
                6          | CAPPED     | 2026-09 | cost_saving  | confirmed | 150    | carl       | true   | true  | false
                7          | CAPPED     | 2026-09 | cost_saving  | partial   | 110    | rita       | false  | true  | false
                """)
            .make(),
        """
        measure_id | verified_not_claimed | verified | more_than_claimed
        ONE        | 0                    | 100      | true
        TWO        | -50                  | 150      | false
        SAME       | 0                    | 100      | true
        CAPPED     | -10                  | 110      | false
        """);
  }

  @Test
  void a_withdrawal_bears_its_minus_in_its_own_period() {
    assertRows(
        step(Table.of("claim_waterfall"))
            .given(
                "standing_claims",
                """
                measure_id | period  | benefit_type | currency | claimed | remaining | premature | wrong_period | avoidance | one_off_as_recurring | not_in_force
                M          | 2026-05 | cost_saving  | EUR      | 110     | 110 | 0         | 0            | 0         | 0 | 0
                M          | 2026-08 | cost_saving  | EUR      | 0       | 0 | 0         | 0            | 0         | 0 | 0
                """)
            .given(
                "signoff_checks",
                """
                signoff_id | measure_id | period  | benefit_type | decision  | amount | controller | latest | valid | withdrawn | withdrawn_period
                1          | M          | 2026-05 | cost_saving  | confirmed | 100    | carl       | true   | true  | true      | 2026-08
                2          | M          | 2026-05 | cost_saving  | withdrawn |        | carl       | false  | true  | false     |
                """)
            .make(),
        """
        period  | claimed | adjusted | reversed | verified
        2026-05 | 110     | 10       | 0        | 100
        2026-08 | 0       | 0        | 100      | -100
        """);
  }
}
