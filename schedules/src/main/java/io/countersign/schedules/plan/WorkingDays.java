package io.countersign.schedules.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which days are worked.
 *
 * @param weekend the days of the week that are not
 * @param holiday whether a day is a holiday; a holiday on a weekend changes nothing
 */
record WorkingDays(Set<DayOfWeek> weekend, Predicate<LocalDate> holiday) {
  /** No span without a working day is as long as this, in days. */
  private static final int LONGEST_REST = 366;

  boolean isWorked(LocalDate day) {
    return !weekend.contains(day.getDayOfWeek()) && !holiday.test(day);
  }

  Optional<LocalDate> nth(YearMonth month, int number) {
    List<LocalDate> worked =
        month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1)).filter(this::isWorked).toList();
    int index = number > 0 ? number - 1 : worked.size() + number;
    return index < 0 || index >= worked.size() ? Optional.empty() : Optional.of(worked.get(index));
  }

  /** So many working days later; earlier, where the number is negative; the day itself for 0. */
  LocalDate plus(LocalDate day, int number) {
    LocalDate at = day;
    for (int left = Math.abs(number); left > 0; left--) {
      at = worked(at.plusDays(Integer.signum(number)), Integer.signum(number));
    }
    return at;
  }

  LocalDate shifted(LocalDate day, DayConvention shift) {
    return switch (shift) {
      case none -> day;
      case next -> worked(day, 1);
      case previous -> worked(day, -1);
    };
  }

  private LocalDate worked(LocalDate from, int step) {
    LocalDate day = from;
    for (int tried = 0; !isWorked(day); tried++) {
      if (tried > LONGEST_REST) {
        throw new IllegalStateException("No working day within a year of " + from);
      }
      day = day.plusDays(step);
    }
    return day;
  }
}
