package io.countersign.schedules.publish;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table {@code calendar}: the days of the fiscal periods, as BI tools expect them. */
public final class Days {
  private static final String FILE = "calendar.yml";

  private Days() {}

  public static Contract contract() {
    Problems problems = new Problems();
    try (InputStream text = Days.class.getResourceAsStream(FILE)) {
      Source source = new Source(FILE, new String(text.readAllBytes(), StandardCharsets.UTF_8));
      var contract = Contract.read(source, problems);
      problems.refuseIfAny(Exit.WRONG_CALL);
      return contract.orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One row a day.
   *
   * @param periods with their first and last day
   */
  public static Dataset<Row> of(Dataset<Row> periods) {
    return periods
        .selectExpr(
            "explode(sequence(starts_on, ends_on, interval 1 day)) as calendar_date",
            "period",
            "fiscal_year",
            "number as period_number")
        .selectExpr(
            "calendar_date",
            "period",
            "fiscal_year",
            "period_number",
            "cast(year(calendar_date) as bigint) as calendar_year",
            "cast(quarter(calendar_date) as bigint) as quarter_number",
            "cast(month(calendar_date) as bigint) as month_number",
            "date_format(calendar_date, 'MMMM') as month_name",
            "cast(weekofyear(calendar_date) as bigint) as iso_week",
            "cast(weekday(calendar_date) + 1 as bigint) as weekday_number",
            "date_format(calendar_date, 'EEEE') as weekday_name",
            "weekday(calendar_date) >= 5 as is_weekend");
  }
}
