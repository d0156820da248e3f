package io.countersign.transform.reference;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The fiscal periods from ten years before the asked one to five years after it. */
public final class Periods implements Step {
  private static final StructType SCHEMA =
      new StructType()
          .add("period", DataTypes.StringType)
          .add("fiscal_year", DataTypes.LongType)
          .add("number", DataTypes.LongType)
          .add("starts_on", DataTypes.DateType)
          .add("ends_on", DataTypes.DateType)
          .add("starts_at", DataTypes.TimestampType)
          .add("ends_at", DataTypes.TimestampType);

  @Override
  public String makes() {
    return "periods";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    ZoneId zone = inputs.company().zone();
    FiscalCalendar calendar = inputs.company().fiscalYear();
    LocalDate asked = inputs.period().startsOn();
    Period first = calendar.periodOf(asked.minusYears(10));
    Period last = calendar.periodOf(asked.plusYears(5));
    List<Row> rows =
        calendar.between(first, last).stream().map(period -> row(period, zone)).toList();
    return inputs.spark().createDataFrame(rows, SCHEMA);
  }

  private static Row row(Period period, ZoneId zone) {
    return RowFactory.create(
        period.name(),
        (long) period.fiscalYear(),
        (long) period.number(),
        Date.valueOf(period.startsOn()),
        Date.valueOf(period.endsOn()),
        midnight(period.startsOn(), zone),
        midnight(period.endsOn().plusDays(1), zone));
  }

  private static Timestamp midnight(LocalDate day, ZoneId zone) {
    return Timestamp.from(day.atStartOfDay(zone).toInstant());
  }
}
