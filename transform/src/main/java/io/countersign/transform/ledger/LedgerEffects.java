package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import io.countersign.transform.reference.ExchangeRates;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the ledger itself says (V1, V5): each plan's method applied to the lines it selects. */
public final class LedgerEffects implements Step {
  private static final DataType MONEY = DataTypes.createDecimalType(19, 4);

  @Override
  public String makes() {
    return "ledger_effects";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    PlanSelections.show(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    ExchangeRates.refuseMissing(inputs, views.upTo("needed_rates"));
    withEffects(views.upTo("readings")).createOrReplaceTempView("effects");
    return views.answer();
  }

  private static Dataset<Row> withEffects(Dataset<Row> readings) {
    StructType schema =
        readings
            .schema()
            .add("baseline_normalised", MONEY)
            .add("computed", MONEY)
            .add("volume_effect", MONEY)
            .add("own_movement", MONEY);
    return readings.map(
        (MapFunction<Row, Row>) row -> withEffect(row, schema), Encoders.row(schema));
  }

  private static Row withEffect(Row row, StructType schema) {
    TableRow made = TableRow.of(schema).with(row);
    if (row.getAs("problem") == null) {
      MeasurementMethod.Effect effect =
          MeasurementMethod.of(row.getAs("method")).effect(reading(row));
      made.with("baseline_normalised", effect.normalised())
          .with("computed", effect.computed())
          .with("volume_effect", effect.volume())
          .with("own_movement", effect.movement());
    }
    return made.row();
  }

  private static MeasurementMethod.Reading reading(Row row) {
    return new MeasurementMethod.Reading(
        row.getAs("baseline"),
        row.getAs("actual"),
        Optional.<BigDecimal>ofNullable(row.getAs("baseline_quantity")),
        Optional.<BigDecimal>ofNullable(row.getAs("quantity")));
  }
}
