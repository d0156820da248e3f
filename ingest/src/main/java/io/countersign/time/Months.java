package io.countersign.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * Periods that are calendar months, named {@code 2026-10}. A fiscal year has the number of the
 * calendar year in which it ends.
 *
 * @param firstMonth 1 for January
 */
record Months(int firstMonth) implements FiscalCalendar {

  static Months startingOn(String monthDay) {
    if (!monthDay.matches("(0[1-9]|1[0-2])-01")) {
      throw new IllegalArgumentException(
          "A fiscal year of months starts on the first of a month, as 01-01 or 04-01; found %s."
              .formatted(monthDay));
    }
    return new Months(Integer.parseInt(monthDay.substring(0, 2)));
  }

  @Override
  public Period periodOf(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    int number = Math.floorMod(month.getMonthValue() - firstMonth, 12) + 1;
    int year =
        firstMonth > 1 && month.getMonthValue() >= firstMonth
            ? month.getYear() + 1
            : month.getYear();
    return new Period(month.toString(), year, number, month.atDay(1), month.atEndOfMonth());
  }

  @Override
  public Period parse(String name) {
    try {
      return periodOf(YearMonth.parse(name).atDay(1));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("A period is named as 2026-10; found " + name + ".", e);
    }
  }
}
