package io.countersign.time;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Which periods a company's fiscal years have. */
public sealed interface FiscalCalendar permits Months, Weeks {
  /** The period that a day belongs to. */
  Period periodOf(LocalDate day);

  /**
   * The period of a name.
   *
   * @throws IllegalArgumentException where no period can have that name
   */
  Period parse(String name);

  default Period next(Period period) {
    return periodOf(period.endsOn().plusDays(1));
  }

  default Period previous(Period period) {
    return periodOf(period.startsOn().minusDays(1));
  }

  /** All periods from one to another, both included; none where the second is earlier. */
  default List<Period> between(Period first, Period last) {
    return Stream.iterate(first, period -> !period.startsOn().isAfter(last.startsOn()), this::next)
        .toList();
  }

  /**
   * Calendar months, in years that begin on the first of a month.
   *
   * @param monthDay as {@code 01-01}, or {@code 04-01} for years from April to March
   */
  static FiscalCalendar startingOn(String monthDay) {
    return Months.startingOn(monthDay);
  }

  /**
   * Whole weeks.
   *
   * @param pattern {@code 4-4-5}, {@code 4-5-4}, {@code 5-4-4}, or {@code 13} for thirteen periods
   *     of four weeks
   */
  static FiscalCalendar ofWeeks(String pattern) {
    return Weeks.of(pattern);
  }
}
