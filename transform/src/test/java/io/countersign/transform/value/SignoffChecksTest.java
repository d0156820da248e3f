package io.countersign.transform.value;

import io.countersign.lake.LakeTest;
import io.countersign.transform.Calendar2026;
import org.junit.jupiter.api.Test;

class SignoffChecksTest extends LakeTest {
  private static final String HEADER =
      "signoff_id | measure_id | period | benefit_type | decision | amount | currency | controller"
          + " | decided_at | evidence_id | withdraws_signoff_id\n";

  private static Given checks() {
    return step(new SignoffChecks())
        .given("periods", Calendar2026.PERIODS)
        .given(
            "measures",
            """
            measure_id | way    | owner | controller | currency | implemented_at
            M          | H; M  | olga  | carl       | EUR      | 2026-03-01T00:00:00Z
            N          | H; N  | nora  | nora       | EUR      | 2026-03-01T00:00:00Z
            LATE       | H; L  | olga  | carl       | EUR      | 2026-09-05T00:00:00Z
            BARE       | H; B  | olga  | carl       | EUR      | 2026-03-01T00:00:00Z
            """)
        .given(
            "role_assignments",
            """
            person | role       | scope_id | valid_from | valid_to
            rita   | controller | H        | 2026-01-01 |
            lang   | controller | H        | 2024-01-01 | 2026-09-09
            other  | controller | X        | 2026-01-01 |
            cabot  | cab        | H        | 2026-01-01 |
            claire | controller | H        | 2026-01-01 |
            """)
        .given(
            "measurement_plans",
            """
            measure_id | version | method   | frozen_at
            M          | 1       | contract | 2026-01-01T00:00:00Z
            N          | 1       | contract | 2026-01-01T00:00:00Z
            LATE       | 1       | contract | 2026-01-01T00:00:00Z
            BARE       | 1       | contract |
            """)
        .given(
            "evidence",
            """
            evidence_id | subject_kind | subject_id | kind            | attached_at
            E           | signoff      | S          | finance_signoff | 2026-09-01T08:00:00Z
            E-LATE      | signoff      | S          | finance_signoff | 2026-10-01T08:00:00Z
            """)
        .given(
            "value_claims",
            """
            claim_id | measure_id | period  | benefit_type | amount | currency | one_off | claimed_by | claimed_at           | reverses_claim_id
            C1       | M          | 2026-08 | cost_saving  | 10     | EUR      | false   | claire     | 2026-09-01T00:00:00Z |
            C2       | M          | 2026-08 | cost_saving  | -10    | EUR      | false   | rita       | 2026-09-01T00:00:00Z | C1
            """);
  }

  @Test
  void the_first_reason_that_applies_is_the_reason() {
    assertRows(
        checks()
            .given(
                "value_signoffs",
                HEADER
                    + """
                    named      | M    | 2026-08 | cost_saving | confirmed | 1 | EUR | carl   | 2026-09-09T11:00:00Z | E |
                    by role    | M    | 2026-08 | revenue     | confirmed | 1 | EUR | rita   | 2026-09-09T11:00:00Z | E |
                    last day   | M    | 2026-07 | cost_saving | confirmed | 1 | EUR | lang   | 2026-09-09T23:00:00Z | E |
                    day after  | M    | 2026-06 | cost_saving | confirmed | 1 | EUR | lang   | 2026-09-10T00:00:00Z | E |
                    elsewhere  | M    | 2026-05 | cost_saving | confirmed | 1 | EUR | other  | 2026-09-09T11:00:00Z | E |
                    no role    | M    | 2026-04 | cost_saving | confirmed | 1 | EUR | cabot  | 2026-09-09T11:00:00Z |   |
                    own        | N    | 2026-08 | cost_saving | confirmed | 1 | EUR | nora   | 2026-09-09T11:00:00Z |   |
                    claimant   | M    | 2026-03 | cost_saving | confirmed | 1 | EUR | claire | 2026-09-09T11:00:00Z | E |
                    no plan    | BARE | 2026-08 | cost_saving | confirmed | 1 | EUR | carl   | 2026-09-09T11:00:00Z |   |
                    unfiled    | M    | 2026-02 | cost_saving | confirmed | 1 | EUR | carl   | 2026-09-09T11:00:00Z | E-NONE |
                    filed late | M    | 2026-01 | cost_saving | confirmed | 1 | EUR | carl   | 2026-09-09T11:00:00Z | E-LATE |
                    too early  | LATE | 2026-08 | cost_saving | confirmed | 1 | EUR | carl   | 2026-09-04T11:00:00Z | E |
                    in time    | LATE | 2026-07 | cost_saving | confirmed | 1 | EUR | carl   | 2026-09-05T11:00:00Z | E |
                    """)
            .make(),
        """
        signoff_id | valid | invalid_reason
        named      | true  |
        by role    | true  |
        last day   | true  |
        day after  | false | wrong_person
        elsewhere  | false | wrong_person
        no role    | false | wrong_person
        own        | false | own_measure
        claimant   | false | own_measure
        no plan    | false | no_measurement_plan
        unfiled    | false | no_evidence
        filed late | false | no_evidence
        too early  | false | not_implemented
        in time    | true  |
        """);
  }

  @Test
  void the_latest_decision_counts_and_a_withdrawn_one_only_where_none_stands() {
    assertRows(
        checks()
            .given(
                "value_signoffs",
                HEADER
                    + """
                    A1 | M | 2026-08 | cost_saving | confirmed | 9 | EUR | carl | 2026-09-09T11:00:00Z | E |
                    A2 | M | 2026-08 | cost_saving | partial   | 7 | EUR | carl | 2026-09-09T11:00:00Z | E |
                    B1 | M | 2026-07 | cost_saving | confirmed | 9 | EUR | carl | 2026-09-09T11:00:00Z | E |
                    B2 | M | 2026-07 | cost_saving | withdrawn |   | EUR | carl | 2026-10-02T11:00:00Z |   | B1
                    C1 | M | 2026-06 | cost_saving | confirmed | 9 | EUR | carl | 2026-09-09T11:00:00Z | E |
                    C2 | M | 2026-06 | cost_saving | withdrawn |   | EUR | carl | 2026-09-12T11:00:00Z |   | C1
                    C3 | M | 2026-06 | cost_saving | partial   | 5 | EUR | carl | 2026-09-15T11:00:00Z | E |
                    D1 | M | 2026-05 | cost_saving | rejected  | 0 | EUR | carl | 2026-09-09T11:00:00Z | E |
                    D2 | M | 2026-05 | cost_saving | withdrawn |   | EUR | carl | 2026-09-12T11:00:00Z |   | D1
                    """)
            .make(),
        """
        signoff_id | latest | withdrawn | withdrawn_period
        A1         | false  | false     |
        A2         | true   | false     |
        B1         | true   | true      | 2026-10
        B2         | false  | false     |
        C1         | false  | true      | 2026-09
        C2         | false  | false     |
        C3         | true   | false     |
        D1         | false  | true      | 2026-09
        D2         | false  | false     |
        """);
  }
}
