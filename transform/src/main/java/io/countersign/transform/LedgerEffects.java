package io.countersign.transform;

import io.countersign.lake.Inputs;
import io.countersign.lake.Step;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the ledger itself says (V1, V5): each plan's method applied to the lines it selects. */
public final class LedgerEffects implements Step {
  private static final DataType MONEY = DataTypes.createDecimalType(19, 4);

  /** The ledger's currency is the one declared, else that of all the lines, else the group's. */
  private static final String PLANS =
      """
      with spoken as (
        select selection, if(min(currency) = max(currency), min(currency), :group_currency) as line_currency
        from selected_lines group by selection)
      select p.*, coalesce(p.baseline_currency, s.line_currency, :group_currency) as currency
      from selected_plans p left join spoken s using (selection)
      """;

  private static final String ASKED =
      """
      select distinct c.measure_id, c.period, c.plan_version, c.currency as own_currency, p.selection, p.currency
      from standing_claims c
      join measured_plans p on p.measure_id = c.measure_id and p.version = c.plan_version
      """;

  private static final String NEEDED =
      """
      select explode(array(s.currency, p.currency)) as currency, s.period, 'average' as rate_kind
      from measured_plans p join selected_lines s using (selection)
      where s.currency <> p.currency
      union
      select explode(array(currency, own_currency)), period, 'average' from asked where currency <> own_currency
      """;

  /** The selected lines by plan and period, in the plan's ledger currency. */
  private static final String POSTED =
      """
      select p.measure_id, p.version, s.period,
        cast(sum(if(s.currency = p.currency, s.amount,
          cast(round(s.amount * theirs.average_rate / own.average_rate, 4) as decimal(19, 4)))) as decimal(19, 4)) as amount,
        cast(sum(if(s.currency = p.currency, s.amount - s.once,
          cast(round((s.amount - s.once) * theirs.average_rate / own.average_rate, 4) as decimal(19, 4)))) as decimal(19, 4)) as usual
      from measured_plans p join selected_lines s using (selection)
      left join rates own on own.currency = p.currency and own.period = s.period
      left join rates theirs on theirs.currency = s.currency and theirs.period = s.period
      group by p.measure_id, p.version, s.period
      """;

  private static final String BOOKED =
      """
      select distinct l.legal_entity, coalesce(l.fiscal_period, p.period) as period
      from ledger_lines l
      left join periods p on l.fiscal_period is null and l.posted_on between p.starts_on and p.ends_on
      """;

  /**
   * The baseline of one period: as declared, else the mean of the window, if the lake has all of
   * it.
   */
  private static final String BASELINES =
      """
      select p.measure_id, p.version,
        coalesce(max(p.baseline_monthly_amount), if(count(w.period) = count(b.period),
          cast(round(sum(coalesce(a.usual, 0)) / nullif(count(w.period), 0), 4) as decimal(19, 4)), null)) as baseline,
        if(count(w.period) = count(d.quantity),
          nullif(cast(round(sum(d.quantity) / nullif(count(w.period), 0), 6) as decimal(19, 6)), 0), null)
          as baseline_quantity
      from measured_plans p
      left join periods f on f.period = p.baseline_from
      left join periods t on t.period = p.baseline_to
      left join periods w on w.starts_on between f.starts_on and t.starts_on
      left join booked b on b.legal_entity = p.legal_entity and b.period = w.period
      left join posted a on a.measure_id = p.measure_id and a.version = p.version and a.period = w.period
      left join drivers d on d.driver_id = p.driver_id and d.period = w.period
      group by p.measure_id, p.version
      """;

  private static final String READINGS =
      """
      select q.measure_id, q.period, q.plan_version, q.own_currency, q.selection, q.currency, p.method, p.split_percent,
        b.baseline, b.baseline_quantity, d.quantity,
        if(o.period is null, null, coalesce(a.amount, 0)) as actual,
        case
          when p.selection is null then 'no_selection'
          when b.baseline is null then 'no_baseline'
          when o.period is null then 'no_ledger'
          when (p.driver_id is not null or p.method in ('price', 'unit_cost', 'headcount'))
            and (b.baseline_quantity is null or d.quantity is null) then 'no_driver'
        end as problem
      from asked q
      join measured_plans p on p.measure_id = q.measure_id and p.version = q.plan_version
      join baselines b on b.measure_id = q.measure_id and b.version = q.plan_version
      left join booked o on o.legal_entity = p.legal_entity and o.period = q.period
      left join posted a on a.measure_id = q.measure_id and a.version = q.plan_version and a.period = q.period
      left join drivers d on d.driver_id = p.driver_id and d.period = q.period
      """;

  /** Selections of one period that share some lines but not all. */
  private static final String OVERLAPS =
      """
      with pairs as (
        select distinct a.selection, b.selection as other
        from selected_cells a join selected_cells b using (legal_entity, account, cost_object)
        where a.selection <> b.selection)
      select distinct a.period, a.selection
      from asked a join pairs o on o.selection = a.selection
      join asked b on b.selection = o.other and b.period = a.period and b.measure_id <> a.measure_id
      """;

  /** What overlaps allows nothing; of measures with the same lines the smallest movement counts. */
  private static final String SHARED =
      """
      with flagged as (
        select e.*, o.selection is not null as overlapped,
          coalesce(min(baseline) over cell <> max(baseline) over cell
            or min(currency) over cell <> max(currency) over cell, false) and e.selection is not null as baselines_differ,
          min(if(problem is null, own_movement, null)) over cell as smallest,
          min(currency) over cell <> max(currency) over cell as currencies_differ
        from effects e left join overlaps o on o.period = e.period and o.selection = e.selection
        window cell as (partition by e.selection, e.period))
      select f.* except (problem), coalesce(problem, if(overlapped, 'overlap', null)) as problem,
        if(problem is not null or overlapped or currencies_differ, 0, smallest) as movement,
        if(f.currency = own_currency, computed,
          cast(round(computed * ledger.average_rate / own.average_rate, 4) as decimal(19, 4))) as computed_own
      from flagged f
      left join rates ledger on ledger.currency = f.currency and ledger.period = f.period
      left join rates own on own.currency = f.own_currency and own.period = f.period
      """;

  @Override
  public String makes() {
    return "ledger_effects";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    SparkSession spark = inputs.spark();
    Rates.show(inputs);
    YearEnd.show(inputs);
    Selections.show(spark);
    spark
        .sql(PLANS, Map.of("group_currency", inputs.ask().company().groupCurrency()))
        .createOrReplaceTempView("measured_plans");
    spark.sql(ASKED).createOrReplaceTempView("asked");
    Rates.refuseMissing(inputs, spark.sql(NEEDED));
    spark.sql(POSTED).createOrReplaceTempView("posted");
    spark.sql(BOOKED).createOrReplaceTempView("booked");
    spark.sql(BASELINES).createOrReplaceTempView("baselines");
    spark.sql(OVERLAPS).createOrReplaceTempView("overlaps");
    withEffects(spark.sql(READINGS)).createOrReplaceTempView("effects");
    return spark.sql(SHARED);
  }

  private static Dataset<Row> withEffects(Dataset<Row> readings) {
    StructType schema = readings.schema();
    for (String name :
        new String[] {"baseline_normalised", "computed", "volume_effect", "own_movement"}) {
      schema = schema.add(name, MONEY);
    }
    return readings.map((MapFunction<Row, Row>) LedgerEffects::withEffect, Encoders.row(schema));
  }

  private static Row withEffect(Row row) {
    Object[] cells = new Object[row.length() + 4];
    for (int i = 0; i < row.length(); i++) {
      cells[i] = row.get(i);
    }
    if (row.getAs("problem") == null) {
      Method.Effect effect = Method.of(row.getAs("method")).effect(reading(row));
      cells[row.length()] = effect.normalised();
      cells[row.length() + 1] = effect.computed();
      cells[row.length() + 2] = effect.volume();
      cells[row.length() + 3] = effect.movement();
    }
    return RowFactory.create(cells);
  }

  private static Method.Reading reading(Row row) {
    return new Method.Reading(
        row.getAs("baseline"),
        row.getAs("actual"),
        Optional.<BigDecimal>ofNullable(row.getAs("baseline_quantity")),
        Optional.<BigDecimal>ofNullable(row.getAs("quantity")));
  }
}
