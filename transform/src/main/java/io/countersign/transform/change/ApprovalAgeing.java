package io.countersign.transform.change;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** How long approvals take, by what they wait for, with the open ones counted (C8). */
public final class ApprovalAgeing implements Step {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "dimension string, value string, steps bigint, open_steps bigint, outside_steps bigint,"
              + " median_seconds bigint, p90_seconds bigint, oldest_open_seconds bigint");

  private static final String GROUPS =
      """
      select dimension.name, dimension.value, count(*), count_if(not decided),
        count_if(channel in ('email', 'meeting', 'spreadsheet')), max(if(decided, null, age_seconds)),
        collect_list(struct(age_seconds, decided and decision <> 'withdrawn' as ended))
      from (select *, explode(array(
          named_struct('name', 'all', 'value', 'all'),
          named_struct('name', 'waiting_for', 'value', coalesce(waiting_for, 'not said')),
          named_struct('name', 'subject_kind', 'value', subject_kind))) as dimension
        from approval_checks)
      group by dimension.name, dimension.value
      """;

  @Override
  public String makes() {
    return "approval_ageing";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    return inputs
        .spark()
        .sql(GROUPS)
        .map((MapFunction<Row, Row>) ApprovalAgeing::row, Encoders.row(SCHEMA));
  }

  private static Row row(Row group) {
    List<SurvivalCurve.Age> ages =
        group.<Row>getList(6).stream()
            .map(age -> new SurvivalCurve.Age(age.getLong(0), age.getBoolean(1)))
            .toList();
    SurvivalCurve survival = new SurvivalCurve(ages);
    return RowFactory.create(
        group.get(0),
        group.get(1),
        group.get(2),
        group.get(3),
        group.get(4),
        survival.quantile(50),
        survival.quantile(90),
        group.get(5));
  }
}
