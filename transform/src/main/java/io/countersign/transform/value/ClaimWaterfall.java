package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** From claim to verified (V6, V12): the steps of W after the ledger has been asked. */
public final class ClaimWaterfall implements Step {
  private static final String CLAIMS =
      """
      with second as (
        select a.source_system, a.signoff_id, max(b.amount) as second_amount
        from signoff_checks a join signoff_checks b
          on b.measure_id = a.measure_id and b.period = a.period and b.benefit_type = a.benefit_type
          and b.controller <> a.controller
        where a.latest and b.valid and not b.withdrawn and b.decision in ('confirmed', 'partial')
        group by a.source_system, a.signoff_id)
      select c.*, r.allowed, r.claimants, s.decision, s.reason, s.valid, s.invalid_reason as reason_invalid,
        s.decided_at, s.decided_period, s.withdrawn, s.withdrawn_period, s.decision is not null as decided,
        if(s.decision = 'partial', coalesce(s.amount, 0), s.amount) as signed, second.second_amount
      from standing_claims c
      left join ledger_register r using (measure_id, period, benefit_type)
      left join signoff_checks s on s.latest
        and s.measure_id = c.measure_id and s.period = c.period and s.benefit_type = c.benefit_type
      left join second on second.source_system = s.source_system and second.signoff_id = s.signoff_id
      """;

  /** What a withdrawn sign-off had verified, in the period in which it was withdrawn. */
  private static final String REVERSED =
      """
      with reversals as (
        select measure_id, withdrawn_period as period, benefit_type, sum(remaining) as reversal
        from signed where withdrawn group by measure_id, withdrawn_period, benefit_type)
      select * from signed left join reversals using (measure_id, period, benefit_type)
      """;

  /** What the ledger and the controller both support, and by how much it is more than remains. */
  private static final String SUPPORTED =
      "if(signed is null, remaining, least(signed, allowed)) as supported";

  private static final String SURPLUS =
      "if(remaining > 0 and valid and decision in ('confirmed', 'partial'),"
          + " greatest(supported - remaining, 0), 0) as surplus";

  private static final List<WaterfallStep> LEDGER =
      List.of(
          WaterfallStep.upTo("double_count", "if(claimants > 1, remaining - allowed, 0)"),
          WaterfallStep.upTo("unsupported", "if(claimants = 1, remaining - allowed, 0)"));

  private static final List<WaterfallStep> DECISION =
      List.of(
          WaterfallStep.allOfEither("rejected", "decision = 'rejected'"),
          WaterfallStep.allOfEither("pending", "not decided"),
          WaterfallStep.allOfEither("invalid", "not valid"),
          WaterfallStep.upTo("adjusted", "remaining - coalesce(signed, remaining)"),
          new WaterfallStep("verified_not_claimed", "if(second_amount >= supported, -surplus, 0)"));

  private static final List<WaterfallStep> LATER =
      List.of(new WaterfallStep("reversed", "coalesce(reversal, 0)"));

  @Override
  public String makes() {
    return "claim_waterfall";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    SparkSession spark = inputs.spark();
    Dataset<Row> tested =
        WaterfallStep.inTurn(spark.sql(CLAIMS), LEDGER)
            .selectExpr("*", SUPPORTED)
            .selectExpr("*", SURPLUS);
    WaterfallStep.inTurn(tested, DECISION).createOrReplaceTempView("signed");
    return WaterfallStep.inTurn(spark.sql(REVERSED), LATER)
        .selectExpr(
            "*",
            "remaining as verified",
            "if(decision = 'rejected', reason, null) as rejected_reason",
            "if(invalid <> 0, reason_invalid, null) as invalid_reason",
            "surplus > 0 and verified_not_claimed = 0 as more_than_claimed");
  }
}
