package io.countersign.transform.control;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.transform.change.ChangeRecords;
import io.countersign.transform.ledger.AdjustmentPeriods;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.ExchangeRates;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** What nobody owns: records that point nowhere, and time and spend that point at nothing. */
public final class Unmatched implements Step {
  @Override
  public String makes() {
    return "unmatched";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ExchangeRates.show(inputs);
    AdjustmentPeriods.show(inputs);
    showTold(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    UnlinkedReferences.of(inputs, views).createOrReplaceTempView("unlinked");
    NearMatches.withResembling(views.upTo("pointing"), inputs)
        .createOrReplaceTempView("resembling");
    return views.answer();
  }

  /** The records that name others, each with the system of what it names. */
  private static void showTold(Inputs inputs) {
    ChangeRecords.deployments(inputs).createOrReplaceTempView("told_deployments");
    Dataset<Row> caused = inputs.table("tickets").where("caused_by_change_id is not null");
    ChangeRecords.naming(caused, "caused_by_change_id", inputs)
        .createOrReplaceTempView("told_tickets");
    Dataset<Row> causes =
        CrossReference.find(
            inputs,
            inputs.table("incident_causes"),
            CrossReference.records(inputs, "tickets", "ticket_id"),
            "ticket_system",
            "ticket_id");
    ChangeRecords.naming(causes, "change_id", inputs).createOrReplaceTempView("told_causes");
  }

  /**
   * Names that are the same to the eye and not to a machine: letters with their accents apart or in
   * one, spaces that do not break, marks without width, capitals. They stay different names; but
   * whoever has to correct one is told which other it was to be.
   */
  private static final class NearMatches {
    private static final UDF1<String, String> PLAIN = NearMatches::plain;

    private NearMatches() {}

    /**
     * Adds {@code resembles}: the known name that differs from {@code named} only in how it is
     * written; blank where there is none.
     *
     * @param items with {@code reason} and {@code named}
     */
    static Dataset<Row> withResembling(Dataset<Row> items, Inputs inputs) {
      Dataset<Row> known =
          known(inputs.table("measures"), "measure_id", "unknown_measure")
              .union(known(inputs.table("changes"), "change_id", "unknown_change"))
              .union(known(inputs.table("tickets"), "ticket_id", "unknown_ticket"));
      return items
          .withColumn("plain", plain(col("named")))
          .join(known, new String[] {"reason", "plain"}, "left")
          .drop("plain");
    }

    private static Dataset<Row> known(Dataset<Row> table, String id, String reason) {
      return table
          .groupBy(plain(col(id)).as("plain"))
          .agg(min(id).as("resembles"))
          .select(lit(reason).as("reason"), col("plain"), col("resembles"));
    }

    private static Column plain(Column name) {
      return udf(PLAIN, DataTypes.StringType).apply(name);
    }

    static String plain(String name) {
      return name == null
          ? null
          : Normalizer.normalize(name, Normalizer.Form.NFKC)
              .replaceAll("[\\p{Z}\\p{C}]+", "")
              .toLowerCase(Locale.ROOT);
    }
  }
}
