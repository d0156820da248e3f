package io.countersign.schedules.plan;

import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** On which days, at what time of the wall clock, a schedule is due. */
sealed interface Recurrence {
  /** All times of a span of days, both included, in order. */
  List<LocalDateTime> times(LocalDate first, LocalDate last);

  /** The days on which something is due, at one time of day. */
  sealed interface Daily extends Recurrence {
    LocalTime time();

    /** In any order; days outside the span do no harm. */
    Stream<LocalDate> days(LocalDate first, LocalDate last);

    @Override
    default List<LocalDateTime> times(LocalDate first, LocalDate last) {
      return days(first, last)
          .filter(day -> !day.isBefore(first) && !day.isAfter(last))
          .distinct()
          .sorted()
          .map(day -> day.atTime(time()))
          .toList();
    }
  }

  /**
   * The n-th working day of each month.
   *
   * @param number 1 is the first, -1 the last, -2 the one before it; a month that has not so many
   *     has none
   */
  record WorkingDay(int number, WorkingDays calendar, LocalTime time) implements Daily {
    @Override
    public Stream<LocalDate> days(LocalDate first, LocalDate last) {
      return months(first, last).flatMap(month -> calendar.nth(month, number).stream());
    }
  }

  /** A day of each month, or of one month a year, moved where it is no working day. */
  record DayOfMonth(int day, int month, DayConvention shift, WorkingDays calendar, LocalTime time)
      implements Daily {
    @Override
    public Stream<LocalDate> days(LocalDate first, LocalDate last) {
      return months(first.minusMonths(1), last.plusMonths(1))
          .filter(each -> month == 0 || each.getMonthValue() == month)
          .filter(each -> each.isValidDay(day))
          .map(each -> calendar.shifted(each.atDay(day), shift));
    }
  }

  /** A day of each week, moved where it is no working day. */
  record Weekly(java.time.DayOfWeek day, DayConvention shift, WorkingDays calendar, LocalTime time)
      implements Daily {
    @Override
    public Stream<LocalDate> days(LocalDate first, LocalDate last) {
      return first
          .minusDays(14)
          .datesUntil(last.plusDays(15))
          .filter(each -> each.getDayOfWeek() == day)
          .map(each -> calendar.shifted(each, shift));
    }
  }

  /**
   * So many working days after the end of each fiscal period.
   *
   * @param offset 0 is the period's last day itself, -1 its last working day before that
   */
  record PeriodEnd(int offset, FiscalCalendar fiscal, WorkingDays calendar, LocalTime time)
      implements Daily {
    @Override
    public Stream<LocalDate> days(LocalDate first, LocalDate last) {
      Period from = fiscal.periodOf(first.minusDays(70));
      return fiscal.between(from, fiscal.periodOf(last.plusDays(70))).stream()
          .map(period -> calendar.plus(period.endsOn(), offset));
    }
  }

  /** Minute, hour, day, month and day of the week, as crontab has them. */
  record Cron(CronLine line) implements Recurrence {
    @Override
    public List<LocalDateTime> times(LocalDate first, LocalDate last) {
      return line.between(first.atStartOfDay(), last.plusDays(1).atStartOfDay());
    }
  }

  private static Stream<YearMonth> months(LocalDate first, LocalDate last) {
    YearMonth end = YearMonth.from(last);
    return Stream.iterate(
        YearMonth.from(first), month -> !month.isAfter(end), month -> month.plusMonths(1));
  }
}
