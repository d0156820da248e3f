package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.reference.ExchangeRates;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Each cell of the ledger with its claimants and what each is allowed (V13, W). Claims of
 * productivity rest on evidence alone (V6) and are not here.
 */
public final class LedgerRegister implements Step {
  @Override
  public String makes() {
    return "ledger_register";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    ExchangeRates.refuseMissing(inputs, views.upTo("needed_rates"));
    StructType schema = inputs.schema();
    return views
        .answer()
        .groupByKey((MapFunction<Row, String>) LedgerRegister::cell, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>)
                (cell, rows) -> new CellClaims(rows, schema).rows().iterator(),
            Encoders.row(schema));
  }

  /** What cannot be measured shares with nobody. */
  private static String cell(Row row) {
    return row.getAs("problem") == null
        ? row.getAs("period") + " | " + row.getAs("selection")
        : row.getAs("period") + " | alone | " + row.getAs("measure_id");
  }
}
