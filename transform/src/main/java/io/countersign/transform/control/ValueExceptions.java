package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import java.sql.Timestamp;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Every breach of a control of value, gates, sign-offs and time; one row a control and subject. */
public final class ValueExceptions implements Step {
  private static final String WATERFALL =
      """
      select w.*, v.plan_rate, c.first_claimed_at, c.last_claimed_at
      from claim_waterfall w join value_series v using (measure_id, period, benefit_type)
      left join (select measure_id, period, benefit_type, min(claimed_at) as first_claimed_at, max(claimed_at) as last_claimed_at
        from value_claims group by all) c using (measure_id, period, benefit_type)
      """;

  /** In group currency at the plan rate, all periods up to the asked one. */
  private static final String TO_DATE =
      """
      select measure_id, sum(w.claimed * v.plan_rate) as claimed
      from claim_waterfall w join value_series v using (measure_id, period, benefit_type) group by measure_id
      """;

  private static final String EXCEPTIONS =
      """
      with one as (
        select control, subject_kind, source_system, subject_id, max(severity) as severity, max(control_owner) as control_owner,
          max(measure_id) as measure_id, min(seen_at) as first_seen_at, cast(round(sum(amount), 4) as decimal(19, 4)) as amount_at_stake,
          array_join(slice(array_sort(collect_set(detail)), 1, 6), '; ') as detail
        from breaches group by control, subject_kind, source_system, subject_id)
      select o.*, coalesce(m.owner, m.controller) as owner, m.business_unit as department
      from one o left join measures m using (measure_id)
      """;

  @Override
  public String makes() {
    return "value_exceptions";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    SparkSession spark = inputs.spark();
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    spark.sql(WATERFALL).createOrReplaceTempView("waterfall");
    spark.sql(TO_DATE).createOrReplaceTempView("to_date");
    CrossReference.find(
            inputs.table("gate_history"),
            inputs.table("evidence").select("source_system", "evidence_id"),
            "evidence_system",
            "evidence_id")
        .createOrReplaceTempView("gates");
    String breaches =
        Stream.of(InitiativeControls.ALL, ClaimControls.ALL, LedgerControls.all())
            .flatMap(controls -> controls.stream())
            .map(Control::sql)
            .collect(Collectors.joining(" union all "));
    spark
        .sql(
            breaches,
            Map.of(
                "as_of",
                Timestamp.from(inputs.ask().asOf()),
                "whole_journals",
                inputs.ask().company().wholeJournals().toArray(String[]::new)))
        .createOrReplaceTempView("breaches");
    return spark.sql(EXCEPTIONS);
  }
}
