package io.countersign.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Periods of whole weeks, Monday to Sunday, named {@code 2026-P10}. A fiscal year begins on the
 * Monday nearest to 1 January and has 52 weeks, or 53 where the next one begins later; the 53rd
 * belongs to the last period.
 *
 * @param lengths weeks of each period of a year of 52 weeks
 */
record Weeks(List<Integer> lengths) implements FiscalCalendar {

  static Weeks of(String pattern) {
    if (pattern.equals("13")) {
      return new Weeks(IntStream.range(0, 13).mapToObj(i -> 4).toList());
    }
    if (!List.of("4-4-5", "4-5-4", "5-4-4").contains(pattern)) {
      throw new IllegalArgumentException(
          "A fiscal year of weeks has the pattern 4-4-5, 4-5-4, 5-4-4 or 13; found %s."
              .formatted(pattern));
    }
    List<Integer> quarter =
        pattern.chars().filter(Character::isDigit).mapToObj(c -> c - '0').toList();
    return new Weeks(Stream.of(quarter, quarter, quarter, quarter).flatMap(List::stream).toList());
  }

  private static LocalDate startOf(int year) {
    return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  @Override
  public Period periodOf(LocalDate day) {
    int year = day.getYear() + 1;
    while (startOf(year).isAfter(day)) {
      year--;
    }
    long weeks = ChronoUnit.WEEKS.between(startOf(year), day);
    int number = 1;
    for (int end = lengths.get(0);
        number < lengths.size() && weeks >= end;
        end += lengths.get(number - 1)) {
      number++;
    }
    return period(year, number);
  }

  private Period period(int year, int number) {
    int before = lengths.subList(0, number - 1).stream().mapToInt(Integer::intValue).sum();
    LocalDate starts = startOf(year).plusWeeks(before);
    LocalDate next =
        number == lengths.size() ? startOf(year + 1) : starts.plusWeeks(lengths.get(number - 1));
    return new Period(
        String.format("%d-P%02d", year, number), year, number, starts, next.minusDays(1));
  }

  @Override
  public Period parse(String name) {
    if (!name.matches("\\d{4}-P\\d{2}") || number(name) < 1 || number(name) > lengths.size()) {
      throw new IllegalArgumentException(
          "A period is named as 2026-P10, from P01 to P%s; found %s."
              .formatted(lengths.size(), name));
    }
    return period(Integer.parseInt(name.substring(0, 4)), number(name));
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(6));
  }
}
