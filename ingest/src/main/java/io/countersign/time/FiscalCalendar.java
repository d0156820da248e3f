package io.countersign.time;

/** Which periods a company's years have. */
public interface FiscalCalendar {
  Period parse(String name);

  static FiscalCalendar startingOn(String monthDay) {
    return new Months(monthDay);
  }

  record Months(String starts) implements FiscalCalendar {
    @Override
    public Period parse(String name) {
      var first = java.time.LocalDate.parse(name + "-01");
      return new Period(
          name, first.getYear(), first.getMonthValue(), first, first.plusMonths(1).minusDays(1));
    }
  }
}
