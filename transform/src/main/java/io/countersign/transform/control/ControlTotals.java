package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.ExchangeRates;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Both sides of every hop up to the tables (T5). Each side is a select of its own over its own
 * tables; what the right side sums is never taken from what the left side read.
 */
public final class ControlTotals implements Step {
  private static final String SOURCES =
      """
      select 'source_to_feed' as hop, concat(source_system, '.', feed) as table_name, 'all' as period, measure,
        read_sum as left_value, repeated_sum + quarantined_sum + landed_sum as right_value,
        read_count as left_count, repeated_count + quarantined_count + landed_count as right_count, unread_count
      from source_totals
      union all
      select 'source_to_feed', concat(source_system, '.', feed), 'all', concat(measure, ', absolute'),
        read_abs, repeated_abs + quarantined_abs + landed_abs, read_count,
        repeated_count + quarantined_count + landed_count, unread_count
      from source_totals where read_abs is not null
      """;

  private static final String BOTH_SIDES =
      """
      select 'feed_to_table' as hop, table_name, coalesce(period, 'all') as period, measure,
        sum(if(side = 'left', value, null)) as left_value, sum(if(side = 'right', value, null)) as right_value,
        sum(if(side = 'left', rows, null)) as left_count, sum(if(side = 'right', rows, null)) as right_count,
        cast(null as bigint) as unread_count
      from sides where period is null or period <= :period
      group by all
      """;

  /** Beside most tables stands what of their feed lies in unmatched. */
  private static final String STALE =
      """
      with halted as (
        select collect_set(if(table_name = feed, concat(source_system, '.', feed), null)) as feeds,
          collect_set(table_name) as tables
        from stale_tables)
      select totals.*, if(hop = 'source_to_feed', array_contains(feeds, table_name),
        array_contains(tables, table_name) or array_contains(tables, 'unmatched')) as stale
      from totals cross join halted
      """;

  @Override
  public String makes() {
    return "control_totals";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    SparkSession spark = inputs.spark();
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    Map<String, Object> question = question(inputs);
    spark
        .sql(FeedTotals.SQL, question)
        .unionByName(spark.sql(LedgerRecalculation.SQL, question))
        .unionByName(spark.sql(TableTotals.SQL))
        .createOrReplaceTempView("sides");
    spark
        .sql(SOURCES)
        .unionByName(spark.sql(BOTH_SIDES, Map.of("period", question.get("period"))))
        .createOrReplaceTempView("totals");
    return spark.sql(STALE);
  }

  private static Map<String, Object> question(Inputs inputs) {
    LocalDate day = inputs.ask().asOf().atZone(inputs.ask().company().zone()).toLocalDate();
    Map<String, Object> question = new HashMap<>();
    question.put("period", inputs.ask().period().name());
    question.put("as_of_on", day);
    question.put("as_of", Timestamp.from(inputs.ask().asOf()));
    question.put("group_currency", inputs.ask().company().groupCurrency());
    return question;
  }
}
