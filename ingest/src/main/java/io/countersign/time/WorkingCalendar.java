package io.countersign.time;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The seconds in which a company works, exactly (S1). Windows are those of the version in force at
 * each instant, without holidays. Elapsed time is the difference of two running totals, found by
 * binary search; adding is its inverse.
 */
public final class WorkingCalendar implements Serializable {
  /** Nothing is asked of a calendar outside these years. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 2199;
  private static final int MARGIN_YEARS = 2;

  /**
   * The rules that are in force from a day on.
   *
   * @param windows as {@code Mon-Fri 08:00-18:00}
   */
  public record Version(LocalDate validFrom, ZoneId zone, String windows) implements Serializable {
    /**
     * Reads a version as a calendar is written down.
     *
     * @throws IllegalArgumentException where the zone or the windows cannot be read
     */
    public static Version of(LocalDate validFrom, String zone, String windows) {
      if (!isZone(zone)) {
        throw new IllegalArgumentException(
            "A zone has an IANA name, as Europe/Berlin; found '" + zone + "'.");
      }
      WorkingHours.parse(windows);
      return new Version(validFrom, ZoneId.of(zone), windows);
    }
  }

  private record Rules(
      LocalDate from, LocalDate until, Instant endsAt, ZoneId zone, WorkingHours windows)
      implements Serializable {}

  private final List<Rules> rules;
  private final Map<LocalDate, List<Holiday>> holidays;
  private transient volatile WorkingSeconds totals;

  private WorkingCalendar(List<Rules> rules, List<Holiday> holidays) {
    this.rules = rules;
    this.holidays = new HashMap<>();
    holidays.forEach(
        off -> this.holidays.computeIfAbsent(off.onDate(), day -> new ArrayList<>()).add(off));
  }

  /** Whether a zone has that IANA name. */
  public static boolean isZone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name);
  }

  /**
   * Reads windows as a calendar has them, and forgets them.
   *
   * @throws IllegalArgumentException with the part that cannot be read
   */
  public static void checkWindows(String text) {
    WorkingHours.parse(text);
  }

  /** A calendar whose only rules have always been in force. */
  public static WorkingCalendar parse(String zone, String windows, List<Holiday> holidays) {
    return of(List.of(Version.of(LocalDate.of(FIRST_YEAR, 1, 1), zone, windows)), holidays);
  }

  /**
   * A calendar with all its versions; the first is taken to have been in force before, too.
   *
   * @param holidays local dates of the zone then in force
   */
  public static WorkingCalendar of(List<Version> versions, List<Holiday> holidays) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("A calendar has at least one version; found none.");
    }
    List<Version> sorted =
        versions.stream().sorted(Comparator.comparing(Version::validFrom)).toList();
    List<Rules> rules = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Version version = sorted.get(i);
      LocalDate from = i == 0 ? LocalDate.of(FIRST_YEAR, 1, 1) : version.validFrom();
      LocalDate until =
          i + 1 < sorted.size() ? sorted.get(i + 1).validFrom() : LocalDate.of(LAST_YEAR + 1, 1, 1);
      Instant endsAt = until.atStartOfDay(version.zone()).toInstant();
      rules.add(
          new Rules(from, until, endsAt, version.zone(), WorkingHours.parse(version.windows())));
    }
    return new WorkingCalendar(rules, holidays);
  }

  /** The working seconds in [from, to); negative where {@code to} is earlier. */
  public long seconds(Instant from, Instant to) {
    WorkingSeconds running = covering(from, to);
    return running.at(to.getEpochSecond()) - running.at(from.getEpochSecond());
  }

  /**
   * The first instant at which that many working seconds have passed.
   *
   * @throws IllegalArgumentException where they never do
   */
  public Instant add(Instant from, long seconds) {
    return seconds == 0 ? from : reach(from, seconds, true);
  }

  /** The last instant at which no more than that many working seconds have passed. */
  public Instant addLatest(Instant from, long seconds) {
    return reach(from, seconds, false);
  }

  private Instant reach(Instant from, long seconds, boolean first) {
    Instant until = from.plusSeconds(seconds);
    while (year(until) <= LAST_YEAR) {
      WorkingSeconds running = covering(from, until);
      long wanted = running.at(from.getEpochSecond()) + seconds;
      if (running.last() > wanted) {
        return Instant.ofEpochSecond(first ? running.first(wanted) : running.lastInstant(wanted));
      }
      until = until.plusSeconds(Math.max(seconds, MARGIN_YEARS * 366L * 86_400));
    }
    throw new IllegalArgumentException(
        "The calendar never has " + seconds + " working seconds after " + from + ".");
  }

  /**
   * Whether anybody works on that day: a window opens on it that holidays and changes of the clock
   * leave a second of. A day that the zone skipped has none.
   */
  public boolean isWorkingDay(LocalDate day) {
    Rules rule = rulesOn(day);
    List<WorkingHours.Window> windows = rule.windows().on(day.getDayOfWeek());
    if (windows.isEmpty()) {
      return false;
    }
    LocalDateTime midnight = day.plusDays(1).atStartOfDay();
    List<Intervals.Span> open = new ArrayList<>();
    for (WorkingHours.Window window : windows) {
      LocalDateTime closes = window.closes(day);
      LocalDateTime ends = closes.isBefore(midnight) ? closes : midnight;
      open.addAll(Intervals.local(window.opens(day), ends, rule.zone()));
    }
    return !Intervals.of(open).without(Intervals.of(closed(day, rule.zone()))).list().isEmpty();
  }

  private List<Intervals.Span> closed(LocalDate day, ZoneId zone) {
    return holidays.getOrDefault(day, List.of()).stream()
        .flatMap(off -> Intervals.local(off.begins(), off.ends(), zone).stream())
        .toList();
  }

  /**
   * The deadline of a target in business days (S3d): that many working days later at the same clock
   * time. A start on a day without work counts as one at the same clock time of the next that has
   * some; the cut-off is held against that.
   *
   * @param cutOff a start at or after it counts from the next opening; null where there is none
   */
  public Instant addDays(Instant from, int days, LocalTime cutOff) {
    ZonedDateTime local = from.atZone(zoneAt(from));
    LocalDate day = local.toLocalDate();
    LocalTime clock = local.toLocalTime();
    if (!isWorkingDay(day)) {
      day = nextWorkingDay(day);
    }
    if (cutOff != null && !clock.isBefore(cutOff)) {
      day = nextWorkingDay(day);
      clock = rulesOn(day).windows().opening(day.getDayOfWeek());
    }
    for (int i = 0; i < days; i++) {
      day = nextWorkingDay(day);
    }
    return day.atTime(clock).atZone(rulesOn(day).zone()).toInstant();
  }

  private LocalDate nextWorkingDay(LocalDate day) {
    return Stream.iterate(
            day.plusDays(1), next -> next.getYear() <= LAST_YEAR, next -> next.plusDays(1))
        .filter(this::isWorkingDay)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("The calendar has no working day after " + day + "."));
  }

  /** The zone in force at an instant. */
  public ZoneId zoneAt(Instant instant) {
    for (Rules rule : rules) {
      if (instant.isBefore(rule.endsAt())) {
        return rule.zone();
      }
    }
    throw outside(instant);
  }

  private Rules rulesOn(LocalDate day) {
    return rules.stream()
        .filter(rule -> day.isBefore(rule.until()))
        .findFirst()
        .orElseThrow(() -> outside(day));
  }

  private WorkingSeconds covering(Instant from, Instant to) {
    WorkingSeconds known = totals;
    return known != null && known.cover(from.getEpochSecond()) && known.cover(to.getEpochSecond())
        ? known
        : widened(from, to);
  }

  private WorkingSeconds widened(Instant from, Instant to) {
    int first = Math.min(year(from), year(to));
    int last = Math.max(year(from), year(to));
    if (first < FIRST_YEAR || last > LAST_YEAR) {
      throw outside(first < FIRST_YEAR ? from : to);
    }
    WorkingSeconds known = totals;
    int since = known == null ? first : Math.min(first, known.firstYear());
    int until = known == null ? last : Math.max(last, known.lastYear());
    WorkingSeconds wider =
        generate(
            Math.max(since - MARGIN_YEARS, FIRST_YEAR - 1),
            Math.min(until + MARGIN_YEARS, LAST_YEAR + 1));
    totals = wider;
    return wider;
  }

  private WorkingSeconds generate(int firstYear, int lastYear) {
    List<Intervals.Span> open = new ArrayList<>();
    List<Intervals.Span> closed = new ArrayList<>();
    LocalDate first = LocalDate.of(firstYear, 1, 1);
    LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
    for (Rules rule : rules) {
      LocalDate from = rule.from().isAfter(first) ? rule.from() : first;
      LocalDate until = rule.until().isBefore(end) ? rule.until() : end;
      if (from.isBefore(until)) {
        open.addAll(open(rule, from, until));
      }
      holidays.keySet().stream()
          .filter(day -> !day.isBefore(rule.from()) && day.isBefore(rule.until()))
          .forEach(day -> closed.addAll(closed(day, rule.zone())));
    }
    return WorkingSeconds.of(firstYear, lastYear, Intervals.of(open).without(Intervals.of(closed)));
  }

  /** The windows of a version, cut off where the next one begins. */
  private static List<Intervals.Span> open(Rules rule, LocalDate from, LocalDate until) {
    List<Intervals.Span> open = new ArrayList<>();
    for (LocalDate day = from.minusDays(1); day.isBefore(until); day = day.plusDays(1)) {
      for (WorkingHours.Window window : rule.windows().on(day.getDayOfWeek())) {
        open.addAll(Intervals.local(window.opens(day), window.closes(day), rule.zone()));
      }
    }
    long first = from.atStartOfDay(rule.zone()).toEpochSecond();
    long end = until.atStartOfDay(rule.zone()).toEpochSecond();
    return open.stream()
        .map(span -> new Intervals.Span(Math.max(span.from(), first), Math.min(span.to(), end)))
        .toList();
  }

  private static int year(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).getYear();
  }

  private static IllegalArgumentException outside(Object when) {
    return new IllegalArgumentException(
        "Calendars know the years " + FIRST_YEAR + " to " + LAST_YEAR + "; found " + when + ".");
  }
}
