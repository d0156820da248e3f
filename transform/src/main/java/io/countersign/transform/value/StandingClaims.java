package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The first five steps of the waterfall (W): those that need no look into the ledger. */
public final class StandingClaims implements Step {
  /**
   * The measurement plan in force: the last one frozen by the end of the period, else the first.
   */
  private static final String CLAIMS =
      """
      with plans as (
        select measure_id, version, method,
          if(row_number() over w = 1, timestamp'0001-01-01', frozen_at) as from_at,
          coalesce(lead(frozen_at) over w, timestamp'9999-12-31') as to_at
        from measurement_plans where frozen_at is not null
        window w as (partition by measure_id order by frozen_at, version)),
      dated as (
        select v.*, p.starts_on, p.ends_on, p.starts_at, p.ends_at,
          sum(coalesce(claimed, 0)) over (partition by measure_id, period) as claimed_then
        from value_series v join periods p using (period)),
      first as (
        select *, min(if(claimed_then > 0, starts_on, null)) over (partition by measure_id) as first_claimed_on
        from dated)
      select c.measure_id, c.period, c.benefit_type, c.currency,
        coalesce(c.claimed, 0) as claimed, coalesce(c.claimed, 0) as remaining,
        coalesce(c.claimed - c.claimed_one_off, 0) as claimed_recurring,
        c.starts_on, c.ends_on as period_ends_on, c.first_claimed_on, m.value_from_on, m.ends_on,
        coalesce(g.implemented_at < c.ends_at, false) as implemented, coalesce(g.state, 'active') as state,
        coalesce(before.state, 'active') <> 'active' as stopped_before,
        p.version as plan_version, p.method
      from first c
      join measures m on m.measure_id = c.measure_id
      left join gate_history g on g.measure_id = c.measure_id
        and g.from_at < c.ends_at and (g.to_at is null or g.to_at >= c.ends_at)
      left join gate_history before on before.measure_id = c.measure_id
        and before.from_at <= c.starts_at and (before.to_at is null or before.to_at > c.starts_at)
      left join plans p on p.measure_id = c.measure_id and p.from_at < c.ends_at and p.to_at >= c.ends_at
      """;

  private static final List<WaterfallStep> PARTS =
      List.of(
          WaterfallStep.all("premature", "not implemented"),
          WaterfallStep.all("not_in_force", "state <> 'active'"),
          WaterfallStep.all(
              "wrong_period", "period_ends_on < value_from_on or starts_on > ends_on"),
          WaterfallStep.all(
              "avoidance", "method = 'avoidance' and benefit_type in ('cost_saving', 'revenue')"),
          WaterfallStep.upTo(
              "one_off_as_recurring",
              "if(method = 'one_off' and starts_on > first_claimed_on, claimed_recurring, 0)"));

  @Override
  public String makes() {
    return "standing_claims";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    return WaterfallStep.inTurn(inputs.spark().sql(CLAIMS), PARTS);
  }
}
