package io.countersign.transform.control;

import io.countersign.company.Company;
import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValueExceptionsTest extends LakeTest {
  @Test
  void each_breach_of_a_control_is_one_row_with_its_money() {
    assertRows(
        step(new ValueExceptions())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "org_paths",
                """
                node_id | measure_id | problem
                LOST    | LOST       | missing_parent
                """)
            .given(
                "measures",
                """
                measure_id | owner | sponsor | controller | business_unit | stage       | closed_at            | closure_proven | implementation_status | potential_status | status_reported_at
                OPEN       | olga  | sam     | carl       | Retail        | implemented |                      | false          | green                 | red              | 2026-10-01T00:00:00Z
                CLOSED     | otto  |         | otto       |               | closed      | 2026-06-01T00:00:00Z | false          |                       |                  |
                """)
            .given(
                "divergence",
                """
                measure_id | reason              | since_at             | money | share
                OPEN       | potential_red       | 2026-09-01T00:00:00Z | 100   |
                CLOSED     | too_little_verified | 2026-10-01T00:00:00Z | 20    | 0.404
                """)
            .given(
                "gate_history",
                """
                measure_id | sequence | gate        | event   | from_at              | visit | skipped | backward | evidence_id
                OPEN       | 1        | decided     | entered | 2026-01-01T00:00:00Z | 1     | true    | false    |
                OPEN       | 2        | implemented | entered | 2026-02-01T00:00:00Z | 1     | false   | false    | E1
                CLOSED     | 1        | decided     | entered | 2026-03-01T00:00:00Z | 1     | false   | false    | E2
                CLOSED     | 2        | closed      | entered | 2026-06-01T00:00:00Z | 1     | false   | false    | E3
                """)
            .given(
                "evidence",
                """
                evidence_id | attached_at
                E2          | 2026-02-28T00:00:00Z
                E3          | 2026-06-02T00:00:00Z
                """)
            .given(
                "value_plans",
                """
                measure_id | version | period  | benefit_type | amount | currency | approved_by
                OPEN       | 1       | 2026-09 | cost_saving  | -5     | EUR      |
                OPEN       | 2       | 2026-09 | cost_saving  | 100    | EUR      | sam
                """)
            .given(
                "measurement_plans",
                """
                measure_id | version | frozen_at            | approved_by
                OPEN       | 1       | 2026-01-01T00:00:00Z |
                OPEN       | 2       | 2026-02-01T00:00:00Z |
                OPEN       | 3       |                      |
                CLOSED     | 2       | 2026-02-01T00:00:00Z | sam
                """)
            .given(
                "value_claims",
                """
                claim_id | measure_id | period  | benefit_type | claimed_at
                C1       | OPEN       | 2026-09 | cost_saving  | 2026-10-16T08:00:00Z
                C2       | CLOSED     | 2026-05 | cost_saving  | 2026-05-30T08:00:00Z
                C3       | OPEN       | 2026-10 | cost_saving  | 2026-10-31T08:00:00Z
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | claimed | claimed_group | planned_now | planned_group | plan_rate | forecast_entered_at
                OPEN       | 2026-09 | cost_saving  | 50000   | 50000         | 100         | 100           | 1         | 2026-05-01T00:00:00Z
                OPEN       | 2026-10 | cost_saving  | 7       | 7             |             |               | 1         |
                CLOSED     | 2026-05 | cost_saving  | 200     | 180           | 200         | 180           | 0.9       |
                CLOSED     | 2026-09 | cost_saving  | 0       |               |             |               | 1         |
                """)
            .given(
                "claim_waterfall",
                """
                measure_id | period  | benefit_type | claimed | premature | wrong_period | avoidance | one_off_as_recurring | double_count | unsupported | pending | verified | more_than_claimed | not_in_force
                OPEN       | 2026-09 | cost_saving  | 50000   | 0         | 0            | 0         | 0                    | 100          | 0           | 49900   | 0        | false | 0
                OPEN       | 2026-10 | cost_saving  | 7       | 0         | 0            | 0         | 0                    | 0            | 0           | 7       | 0        | false | 0
                CLOSED     | 2026-05 | cost_saving  | 200     | 0         | 0            | 0         | 0                    | 0            | 0           | 0       | 0        | true | 0
                CLOSED     | 2026-09 | cost_saving  | 0       | 0         | 0            | 0         | 0                    | 0            | 0           | 0       | 0        | false | 0
                """)
            .given(
                "signoff_checks",
                """
                signoff_id | measure_id | period  | benefit_type | decision  | amount | decided_at           | latest | valid | withdrawn | invalid_reason
                S1         | CLOSED     | 2026-05 | cost_saving  | confirmed | 300    | 2026-05-20T08:00:00Z | true   | false | false     | own_measure
                """)
            .given(
                "ledger_effects",
                """
                measure_id | period  | selection | split_percent | baselines_differ | problem
                OPEN       | 2026-09 | DE / 1 / C | 70           | true             |
                CLOSED     | 2026-05 | DE / 1 / C | 100          | false            | no_baseline
                CLOSED     | 2026-09 | DE / 1 / C | 31           | true             |
                """)
            .given(
                "ledger_lines",
                """
                line_id | legal_entity | posted_on  | fiscal_period | amount | currency | entered_at
                1       | DE           | 2026-09-30 | 2026-09       | 100    | EUR      | 2026-10-09T08:00:00Z
                2       | DE           | 2026-09-30 | 2026-09       | -40    | EUR      | 2026-10-20T08:00:00Z
                3       | DE           | 2026-09-30 | 2026-09       | 60     | EUR      | 2026-10-25T08:00:00Z
                """)
            .given(
                "role_assignments",
                """
                person | role       | scope_id | valid_from | valid_to   | delegated_by
                olga   | owner      | OPEN     | 2026-01-01 | 2026-09-30 |
                oleg   | owner      | OPEN     | 2026-09-01 | 2026-09-30 |
                dora   | owner      | OPEN     | 2026-09-01 |            | olga
                carl   | controller | OPEN     | 2026-01-01 |            |
                """)
            .given(
                "run_rates",
                """
                measure_id | period  | currency | cusum | regression
                CLOSED     | 2026-09 | EUR      | -30   | true
                CLOSED     | 2026-10 | EUR      | -40   | true
                """)
            .given(
                "effort",
                """
                time_card_id | measure_id | person | worked_on  | cost_group | over_24_hours | dated_ahead | after_closure | self_approved | changed_after_approval
                T1           | OPEN       | olga   | 2026-09-01 | 80         | false         | false       | false         | true          | false
                """)
            .given(
                "unmatched",
                """
                feed         | record_key | reason          | named | amount_group | since_on
                value_claims | C9         | unknown_measure | M999  | 5000         | 2026-09-01
                """)
            .make(),
        """
        control                 | subject_kind | subject_id | owner | department | first_seen_at        | amount_at_stake | detail
        broken_path             | node         | LOST       |       |            |                      |                 | missing_parent
        nobody_answers          | measure      | CLOSED     | otto  |            |                      |                 | no sponsor
        roles_overlap           | role         | owner of OPEN |       |            | 2026-09-01T00:00:00Z |                 | oleg and olga
        role_lapsed             | role         | owner of OPEN |       |            | 2026-10-01T00:00:00Z |                 | olga until 2026-09-30
        controller_is_owner     | measure      | CLOSED     | otto  |            |                      |                 | otto
        gate_skipped            | measure      | OPEN       | olga  | Retail     | 2026-01-01T00:00:00Z |                 | decided
        gate_without_evidence   | measure      | OPEN       | olga  | Retail     | 2026-01-01T00:00:00Z |                 | decided: nothing filed; implemented: not there
        gate_without_evidence   | measure      | CLOSED     | otto  |            | 2026-06-01T00:00:00Z |                 | closed: filed later
        closed_unsigned         | measure      | CLOSED     | otto  |            | 2026-06-01T00:00:00Z | 180             | no valid sign-off, closure not proven, controller is owner
        divergence              | measure      | OPEN       | olga  | Retail     | 2026-09-01T00:00:00Z | 100             | green and red
        divergence              | measure      | CLOSED     | otto  |            | 2026-10-01T00:00:00Z | 20              | green and 40 % verified
        plan_changed_unapproved | measure      | OPEN       | olga  | Retail     |                      | 100             | version 2
        baseline_changed_unapproved | measure  | OPEN       | olga  | Retail     | 2026-02-01T00:00:00Z |                 | version 2
        negative_plan           | measure      | OPEN       | olga  | Retail     |                      | -5              | 2026-09
        is_this_in_thousands    | measure      | OPEN       | olga  | Retail     |                      | 50000           | 50000.0000 claimed where 100.0000 is planned for 2026-09
        stale_forecast          | measure      | OPEN       | olga  | Retail     | 2026-05-01T00:00:00Z |                 | 187 days old
        claim_without_measure   | claim        | C9         |       |            | 2026-09-01T00:00:00Z | 5000            | unknown_measure M999
        pending_too_long        | measure      | OPEN       | olga  | Retail     | 2026-10-16T08:00:00Z | 49900           | 2026-09
        signoff_invalid         | signoff      | S1         | otto  |            | 2026-05-20T08:00:00Z | 270             | own_measure
        signoff_before_claim    | signoff      | S1         | otto  |            | 2026-05-20T08:00:00Z | 270             | 2026-05
        more_than_claimed       | signoff      | S1         | otto  |            | 2026-05-20T08:00:00Z | 90              | 2026-05
        over_claimed            | measure      | OPEN       | olga  | Retail     |                      | 100             | others claim it too
        cannot_be_measured      | measure      | CLOSED     | otto  |            |                      | 180             | no_baseline
        baselines_differ        | cell         | DE / 1 / C |       |            |                      | 50000           | CLOSED, OPEN
        splits_over_100         | cell         | DE / 1 / C |       |            |                      | 50000           | 101.000000 % of it is split
        posted_late             | period       | DE / 2026-09 |     |            | 2026-10-20T08:00:00Z | 100             | 2 lines entered after 2026-10-10
        regression              | measure      | CLOSED     | otto  |            |                      | 40              | since 2026-09
        time_self_approved      | time_card    | T1         | olga  | Retail     | 2026-09-01T00:00:00Z | 80              | booked by olga
        """);
  }

  @Test
  void m13_gates_without_any_evidence_are_said_once_with_their_count() {
    assertRows(
        step(new ValueExceptions())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "gate_history",
                """
                measure_id | sequence | gate        | event   | from_at              | visit | skipped | backward
                A          | 1        | decided     | entered | 2026-01-01T00:00:00Z | 1     | false   | false
                A          | 2        | implemented | entered | 2026-02-01T00:00:00Z | 1     | false   | false
                B          | 1        | decided     | entered | 2026-03-01T00:00:00Z | 1     | false   | false
                """)
            .make(),
        """
        control               | subject_kind | subject_id | first_seen_at        | detail
        gate_without_evidence | gate         | all        | 2026-01-01T00:00:00Z | none of 3 decisions names evidence
        """);
  }

  @Test
  void m10_a_claim_for_a_period_after_the_stop_is_grave() {
    assertRows(
        step(new ValueExceptions())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "standing_claims",
                """
                measure_id | period  | benefit_type | claimed | state     | stopped_before
                M          | 2026-05 | cost_saving  | 10      | cancelled | false
                M          | 2026-06 | cost_saving  | 20      | cancelled | true
                """)
            .given(
                "value_series",
                """
                measure_id | period  | benefit_type | plan_rate
                M          | 2026-05 | cost_saving  | 1
                M          | 2026-06 | cost_saving  | 1
                """)
            .given(
                "claim_waterfall",
                """
                measure_id | period  | benefit_type | claimed | premature | not_in_force | wrong_period | avoidance | one_off_as_recurring | double_count | unsupported | pending
                M          | 2026-05 | cost_saving  | 10      | 0         | 10           | 0            | 0         | 0                    | 0            | 0           | 0
                M          | 2026-06 | cost_saving  | 20      | 0         | 20           | 0            | 0         | 0                    | 0            | 0           | 0
                """)
            .make(),
        """
        control            | subject_id | severity | amount_at_stake | detail
        claim_out_of_rule  | M          | medium   | 30              | not_in_force
        claimed_after_stop | M          | high     | 20              | cancelled: 2026-06
        """);
  }

  @Test
  void m3_what_brings_an_account_to_zero_at_a_years_end_looks_like_a_closing_entry() {
    assertRows(
        step(new ValueExceptions())
            .given("periods", Calendar2026.PERIODS)
            .given(
                "accounts",
                """
                account | valid_from | account_type
                6100    | 2025-01-01 | opex
                1000    | 2025-01-01 | balance
                """)
            .given(
                "ledger_lines",
                """
                line_id | journal_id | legal_entity | account | cost_object | posted_on  | fiscal_period | document_kind | amount | currency
                1       | J1         | DE           | 6100    | A           | 2025-03-31 | 2025-03       | invoice       | 100    | EUR
                2       | J2         | DE           | 6100    | B           | 2025-04-30 | 2025-04       | invoice       | 50     | EUR
                3       | J3         | DE           | 6100    |             | 2025-12-31 | 2025-13       | other         | -150   | EUR
                4       | J4         | UK           | 6100    | A           | 2025-03-31 | 2025-03       | invoice       | 100    | EUR
                5       | J5         | UK           | 6100    | A           | 2025-12-31 | 2025-12       | closing       | -100   | EUR
                6       | J6         | FR           | 6100    | A           | 2025-12-30 | 2025-12       | accrual       | 100    | EUR
                7       | J7         | FR           | 6100    | A           | 2025-12-31 | 2025-12       | reversal      | -100   | EUR
                8       | J8         | FR           | 1000    |             | 2025-12-30 | 2025-12       | other         | 100    | EUR
                9       | J9         | FR           | 1000    |             | 2025-12-31 | 2025-12       | other         | -100   | EUR
                10      | J10        | ES           | 6100    | A           | 2025-03-31 | 2025-03       | invoice       | 100    | EUR
                11      | J11        | ES           | 6100    | B           | 2025-04-30 | 2025-04       | invoice       | 50     | EUR
                12      | J12        | ES           | 6100    | A           | 2025-12-31 | 2025-12       | other         | -100   | EUR
                """)
            .make(),
        """
        control            | subject_kind | subject_id | amount_at_stake | detail
        looks_like_closing | journal      | J3         | 150             | DE 6100 2025
        looks_like_closing | journal      | J12        | 100             | ES 6100 2025
        """);
  }

  @Test
  void m6_journals_that_do_not_balance_are_named_where_a_system_keeps_them_whole() {
    Company usual = company();
    assertRows(
        step(new ValueExceptions())
            .company(
                new Company(
                    usual.name(),
                    usual.groupCurrency(),
                    usual.fiscalYear(),
                    usual.zone(),
                    usual.divergence(),
                    Set.of("erp")))
            .given("periods", Calendar2026.PERIODS)
            .given(
                "ledger_lines",
                """
                line_id | journal_id | legal_entity | account | posted_on  | fiscal_period | document_kind | amount | currency | source_system
                1       | J1         | DE           | 6100    | 2026-03-31 | 2026-03       | invoice       | 100    | EUR      | erp
                2       | J1         | DE           | 1000    | 2026-03-31 | 2026-03       | invoice       | -90    | EUR      | erp
                3       | J2         | DE           | 6100    | 2026-03-31 | 2026-03       | invoice       | 50     | EUR      | erp
                4       | J2         | DE           | 1000    | 2026-03-31 | 2026-03       | invoice       | -60    | EUR      | erp
                5       | J3         | DE           | 6100    | 2026-03-31 | 2026-03       | invoice       | 5      | EUR      | erp
                6       | J3         | DE           | 1000    | 2026-03-31 | 2026-03       | invoice       | -5     | EUR      | erp
                7       | J4         | DE           | 6100    | 2026-03-31 | 2026-03       | invoice       | 7      | EUR      | files
                8       | J5         | DE           | 6100    | 2026-03-31 | 2026-03       | invoice       | 20     | EUR      | erp
                9       | J5         | UK           | 1000    | 2026-03-31 | 2026-03       | invoice       | -20    | EUR      | erp
                10      | J6         | DE           | 6100    | 2026-03-31 | 2026-03       | invoice       | 30     | EUR      | erp
                11      | J6         | DE           | 1000    | 2026-03-31 | 2026-03       | invoice       | -30    | USD      | erp
                """)
            .make(),
        """
        control            | subject_kind | subject_id | amount_at_stake | detail
        journal_unbalanced | journal      | erp J1     | 10              | DE 10.0000 EUR
        journal_unbalanced | journal      | erp J2     | 10              | DE -10.0000 EUR
        journal_unbalanced | journal      | erp J5     | 40              | DE 20.0000 EUR; UK -20.0000 EUR
        journal_unbalanced | journal      | erp J6     | 30              | DE -30.0000 USD; DE 30.0000 EUR
        """);
  }
}
