package io.countersign.transform.service;

import io.countersign.build.Inputs;
import io.countersign.time.Holiday;
import io.countersign.time.WorkingCalendar;
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
    Map<String, List<Row>> versions =
        byCalendar(inputs, "calendars", "valid_from", "zone, windows");
    Map<String, List<Row>> holidays =
        byCalendar(inputs, "holidays", "on_date", "from_time, to_time");
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

  private static Map<String, List<Row>> byCalendar(
      Inputs inputs, String feed, String day, String others) {
    Map<String, List<Row>> rows = new HashMap<>();
    inputs
        .spark()
        .sql("select calendar_id, cast(" + day + " as string), " + others + " from " + feed)
        .collectAsList()
        .forEach(row -> rows.computeIfAbsent(row.getString(0), id -> new ArrayList<>()).add(row));
    return rows;
  }

  private static WorkingCalendar calendar(List<Row> versions, List<Row> holidays) {
    return WorkingCalendar.of(
        versions.stream()
            .map(
                row ->
                    WorkingCalendar.Version.of(
                        LocalDate.parse(row.getString(1)), row.getString(2), row.getString(3)))
            .toList(),
        holidays.stream()
            .map(
                row ->
                    Holiday.of(
                        LocalDate.parse(row.getString(1)), row.getString(2), row.getString(3)))
            .toList());
  }
}
