package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.transform.reference.ExchangeRates;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Each cell of the ledger with its claimants and what each is allowed (V13, W). Claims of
 * productivity rest on evidence alone (V6) and are not here.
 */
public final class LedgerRegister implements Step {
  private static final DataType MONEY = DataTypes.createDecimalType(19, 4);

  private static final String CLAIMS =
      """
      select c.measure_id, c.period, c.benefit_type, c.currency, c.remaining, e.selection, e.problem,
        e.currency as ledger_currency, e.movement, coalesce(e.split_percent, 100) as split_percent
      from standing_claims c join ledger_effects e using (measure_id, period)
      where c.remaining > 0 and c.benefit_type <> 'productivity'
      """;

  private static final String NEEDED =
      """
      select explode(array(currency, ledger_currency)) as currency, period, 'average' as rate_kind
      from cell_claims where currency <> ledger_currency
      """;

  /** The rates are equal, and so cancel out, where no conversion is needed. */
  private static final String CONVERTED =
      """
      select c.*, if(c.currency = ledger_currency, 1, own.average_rate) as rate,
        if(c.currency = ledger_currency, 1, ledger.average_rate) as ledger_rate
      from cell_claims c
      left join rates own on own.currency = c.currency and own.period = c.period
      left join rates ledger on ledger.currency = c.ledger_currency and ledger.period = c.period
      """;

  @Override
  public String makes() {
    return "ledger_register";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    SparkSession spark = inputs.spark();
    ExchangeRates.show(inputs);
    spark.sql(CLAIMS).createOrReplaceTempView("cell_claims");
    ExchangeRates.refuseMissing(inputs, spark.sql(NEEDED));
    Dataset<Row> claims = spark.sql(CONVERTED);
    StructType schema = claims.schema().add("claimants", DataTypes.LongType);
    for (String name : List.of("remaining_ledger", "allowed_ledger", "allowed")) {
      schema = schema.add(name, MONEY);
    }
    return claims
        .groupByKey((MapFunction<Row, String>) LedgerRegister::cell, Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) (cell, rows) -> shared(rows),
            Encoders.row(schema));
  }

  /** What cannot be measured shares with nobody. */
  private static String cell(Row row) {
    return row.getAs("problem") == null
        ? row.getAs("period") + " | " + row.getAs("selection")
        : row.getAs("period") + " | alone | " + row.getAs("measure_id");
  }

  private static Iterator<Row> shared(Iterator<Row> rows) {
    return new CellClaims(rows).rows().iterator();
  }
}
