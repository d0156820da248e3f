package io.countersign.transform.change;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** How long approvals take, by what they wait for, with the open ones counted (C8). */
public final class ApprovalAgeing implements Step {
  @Override
  public String makes() {
    return "approval_ageing";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    StructType schema = inputs.schema();
    return SqlScript.of(this)
        .on(inputs)
        .answer()
        .map((MapFunction<Row, Row>) group -> row(group, schema), Encoders.row(schema));
  }

  private static Row row(Row group, StructType schema) {
    List<SurvivalCurve.Age> ages =
        group.<Row>getList(group.fieldIndex("ages")).stream()
            .map(age -> new SurvivalCurve.Age(age.getAs("age_seconds"), age.getAs("ended")))
            .toList();
    SurvivalCurve survival = new SurvivalCurve(ages);
    return TableRow.of(schema)
        .with(group)
        .with("median_seconds", survival.quantile(50))
        .with("p90_seconds", survival.quantile(90))
        .row();
  }
}
