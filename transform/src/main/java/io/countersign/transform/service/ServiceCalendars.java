package io.countersign.transform.service;

import io.countersign.build.Inputs;
import io.countersign.lake.FewRows;
import io.countersign.time.Holiday;
import io.countersign.time.WorkingCalendar;
import java.sql.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * The calendars of the feeds. One with a zone, windows or hours that nobody can read is left out.
 */
public final class ServiceCalendars {
  private ServiceCalendars() {}

  public static Map<String, WorkingCalendar> of(Inputs inputs) {
    Map<String, List<Row>> versions = byCalendar(inputs, "calendars");
    Map<String, List<Row>> holidays = byCalendar(inputs, "holidays");
    Map<String, WorkingCalendar> calendars = new HashMap<>();
    versions.forEach(
        (name, rows) -> {
          try {
            calendars.put(name, calendar(rows, holidays.getOrDefault(name, List.of())));
          } catch (IllegalArgumentException | DateTimeException e) {
            calendars.remove(name); // its instances are excluded: calendar_unreadable
          }
        });
    return calendars;
  }

  private static Map<String, List<Row>> byCalendar(Inputs inputs, String feed) {
    Map<String, List<Row>> rows = new HashMap<>();
    for (Row row : FewRows.list(inputs.table(feed))) {
      rows.computeIfAbsent(row.getAs("calendar_id"), id -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private static WorkingCalendar calendar(List<Row> versions, List<Row> holidays) {
    return WorkingCalendar.of(
        versions.stream()
            .map(
                row ->
                    WorkingCalendar.Version.of(
                        day(row, "valid_from"), row.getAs("zone"), row.getAs("windows")))
            .toList(),
        holidays.stream()
            .map(
                row ->
                    Holiday.of(day(row, "on_date"), row.getAs("from_time"), row.getAs("to_time")))
            .toList());
  }

  private static LocalDate day(Row row, String column) {
    return row.<Date>getAs(column).toLocalDate();
  }
}
