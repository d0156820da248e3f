package io.countersign.schedules.plan;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The calendars that schedules name: countries, their regions, and a company's own.
 *
 * @param own the workspace's {@code calendars/<name>.yml}, by name
 */
record Holidays(Map<String, TextFile> own, Problems problems) {
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /**
   * A calendar of one's own.
   *
   * @param basedOn another calendar, whose holidays count as well
   * @param weekend days of the week that are not worked; Saturday and Sunday, where not said
   * @param holidays days, as 2026-12-24, with the reason
   * @param worked days that are worked all the same, with the reason
   */
  record CalendarFile(
      String calendar,
      Optional<String> basedOn,
      List<Weekday> weekend,
      Map<String, String> holidays,
      Map<String, String> worked) {}

  /**
   * The calendar of a name: {@code germany}, {@code germany/by}, {@code none} (weekends alone), or
   * the workspace's own.
   *
   * @param where the line that names it
   */
  WorkingDays named(String name, String where) {
    return named(name, where, 0);
  }

  private WorkingDays named(String name, String where, int depth) {
    if (name.equals("none") || depth > 5) {
      return new WorkingDays(WEEKEND, day -> false);
    }
    if (own.containsKey(name)) {
      return Declarations.read(own.get(name), CalendarFile.class, problems)
          .map(file -> own(file, own.get(name), depth))
          .orElse(new WorkingDays(WEEKEND, day -> false));
    }
    return country(name, where);
  }

  private WorkingDays own(CalendarFile file, TextFile source, int depth) {
    WorkingDays base = named(file.basedOn().orElse("none"), source.lineOf("based_on"), depth + 1);
    Set<LocalDate> holidays = days(file.holidays(), source);
    Set<LocalDate> worked = days(file.worked(), source);
    Set<DayOfWeek> weekend =
        file.weekend() == null || file.weekend().isEmpty()
            ? base.weekend()
            : file.weekend().stream().map(Weekday::day).collect(Collectors.toSet());
    return new WorkingDays(
        weekend,
        day -> !worked.contains(day) && (holidays.contains(day) || base.holiday().test(day)));
  }

  private Set<LocalDate> days(Map<String, String> said, TextFile source) {
    Set<LocalDate> days = new TreeSet<>();
    for (String text : said == null ? Set.<String>of() : said.keySet()) {
      try {
        days.add(LocalDate.parse(text));
      } catch (java.time.DateTimeException e) {
        problems.add(
            Declarations.wrong(source.lineOf(text), "This is no day.")
                .expected("as 2026-12-24")
                .found(text));
      }
    }
    return days;
  }

  private WorkingDays country(String name, String where) {
    String[] parts = name.toUpperCase(Locale.ROOT).split("/", 2);
    Optional<HolidayCalendar> country =
        Arrays.stream(HolidayCalendar.values())
            .filter(known -> known.name().equals(parts[0]))
            .findFirst();
    if (country.isEmpty()) {
      Set<String> known = new TreeSet<>(own.keySet());
      known.add("none");
      Arrays.stream(HolidayCalendar.values())
          .forEach(one -> known.add(one.name().toLowerCase(Locale.ROOT)));
      String now = Suggestion.among(name, known);
      problems.add(
          Declarations.wrong(where, "There is no calendar '" + name + "'.")
              .expected("a country, as germany or germany/by, or calendars/<name>.yml")
              .found(name)
              .now(now.length() > 200 ? "" : now));
      return new WorkingDays(WEEKEND, day -> false);
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country.get()));
    String[] region =
        parts.length > 1 ? new String[] {parts[1].toLowerCase(Locale.ROOT)} : new String[0];
    if (region.length > 0 && !manager.getCalendarHierarchy().getChildren().containsKey(region[0])) {
      problems.add(
          Declarations.wrong(where, "That country has no such region.")
              .expected(manager.getCalendarHierarchy().getChildren().keySet().toString())
              .found(region[0]));
    }
    return new WorkingDays(WEEKEND, byYear(manager, region));
  }

  private static Predicate<LocalDate> byYear(HolidayManager manager, String[] region) {
    Map<Integer, Set<LocalDate>> years = new HashMap<>();
    return day ->
        years
            .computeIfAbsent(
                day.getYear(),
                year ->
                    manager.getHolidays(Year.of(year), region).stream()
                        .map(Holiday::getDate)
                        .collect(Collectors.toSet()))
            .contains(day);
  }
}
