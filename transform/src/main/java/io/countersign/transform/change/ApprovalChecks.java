package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceCalendars;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/**
 * Every step of every approval: is it valid, how old is it, and what speaks against it (C7, C8).
 */
public final class ApprovalChecks implements Step {
  @Override
  public String makes() {
    return "approval_checks";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    registerHours(inputs);
    SqlViews views = SqlScript.of(this).on(inputs);
    Dataset<Row> about =
        ApprovalValidity.subjects(ChangeRecords.of(inputs)).unionByName(views.upTo("asked"), true);
    Dataset<Row> records = views.upTo("subjects").where("source_system is not null");
    ApprovalValidity.of(about, records, inputs)
        .withColumn(
            "fault",
            expr("if(fault = 'own_change' and subject_kind <> 'change', 'own_subject', fault)"))
        .createOrReplaceTempView("judged");
    return views.answer();
  }

  /**
   * Business seconds by the calendar of the subject's service; without one, Monday to Friday round
   * the clock in the company's zone.
   */
  private static void registerHours(Inputs inputs) {
    Map<String, WorkingCalendar> calendars = ServiceCalendars.of(inputs);
    String zone = inputs.company().zone().getId();
    WorkingCalendar weekdays = WorkingCalendar.parse(zone, "Mon-Fri 00:00-24:00", List.of());
    inputs
        .spark()
        .udf()
        .register(
            "business_seconds",
            (UDF3<String, Timestamp, Timestamp, Long>)
                (calendar, from, to) ->
                    from == null
                        ? null
                        : (calendar == null ? weekdays : calendars.getOrDefault(calendar, weekdays))
                            .seconds(from.toInstant(), to.toInstant()),
            DataTypes.LongType);
  }
}
