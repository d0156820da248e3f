package io.countersign.time;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a week in which work is done, as {@code Mon-Fri 08:00-12:00,13:00-18:00; Sat
 * 22:00-06:00}. A window belongs to the day on which it opens and may cross midnight.
 *
 * @param byDay the windows that open on a day
 */
record WorkingHours(Map<DayOfWeek, List<Window>> byDay) implements Serializable {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int DAY = 24 * 60;
  private static final Pattern HOURS = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

  /**
   * From one time of day to another.
   *
   * @param fromMinute minutes after midnight
   * @param toMinute minutes after the same midnight; more than a day where it crosses the next one
   */
  record Window(int fromMinute, int toMinute) implements Serializable {
    LocalDateTime opens(LocalDate day) {
      return day.atStartOfDay().plusMinutes(fromMinute);
    }

    LocalDateTime closes(LocalDate day) {
      return day.atStartOfDay().plusMinutes(toMinute);
    }
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException with the part that cannot be read
   */
  static WorkingHours parse(String text) {
    Map<DayOfWeek, List<Window>> byDay = new EnumMap<>(DayOfWeek.class);
    for (String part : text.strip().split("\\s*;\\s*")) {
      String[] halves = part.split("\\s+", 2);
      if (halves.length != 2) {
        throw unreadable(part);
      }
      List<Window> windows = windows(halves[1], part);
      days(halves[0], part)
          .forEach(day -> byDay.computeIfAbsent(day, d -> new ArrayList<>()).addAll(windows));
    }
    return new WorkingHours(byDay);
  }

  private static List<DayOfWeek> days(String text, String part) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String range : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] ends = range.split("-", -1);
      int first = DAYS.indexOf(ends[0]);
      int last = DAYS.indexOf(ends[ends.length - 1]);
      if (first < 0 || last < 0 || ends.length > 2) {
        throw unreadable(part);
      }
      for (int i = 0; i <= Math.floorMod(last - first, 7); i++) {
        days.add(DayOfWeek.of(first + 1).plus(i));
      }
    }
    return days;
  }

  private static List<Window> windows(String text, String part) {
    List<Window> windows = new ArrayList<>();
    for (String hours : text.split("\\s*,\\s*", -1)) {
      Matcher match = HOURS.matcher(hours);
      if (!match.matches()) {
        throw unreadable(part);
      }
      int from = minute(match.group(1), match.group(2), part);
      int to = minute(match.group(3), match.group(4), part);
      if (from == to || from == DAY) {
        throw unreadable(part); // nobody can tell whether that is nothing or a whole day
      }
      windows.add(new Window(from, to > from ? to : to + DAY));
    }
    return windows;
  }

  private static int minute(String hour, String minute, String part) {
    int minutes = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    if (Integer.parseInt(minute) > 59 || minutes > DAY) {
      throw unreadable(part);
    }
    return minutes;
  }

  private static IllegalArgumentException unreadable(String part) {
    return new IllegalArgumentException(
        "Windows are written as 'Mon-Fri 08:00-12:00,13:00-18:00; Sat 22:00-06:00'; found '%s'."
            .formatted(part));
  }

  List<Window> on(DayOfWeek day) {
    return byDay.getOrDefault(day, List.of());
  }

  /** When the first window of a day opens; midnight where there is none. */
  LocalTime opening(DayOfWeek day) {
    return on(day).stream().mapToInt(Window::fromMinute).min().stream()
        .mapToObj(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
        .findFirst()
        .orElse(LocalTime.MIDNIGHT);
  }
}
