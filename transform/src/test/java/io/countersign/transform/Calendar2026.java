package io.countersign.transform;

import java.time.YearMonth;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The months of 2025 and 2026 in UTC, as rows of {@code periods}. */
public final class Calendar2026 {
  public static final String PERIODS =
      "period | fiscal_year | number | starts_on | ends_on | starts_at | ends_at\n"
          + Stream.iterate(YearMonth.of(2025, 1), month -> month.plusMonths(1))
              .limit(24)
              .map(Calendar2026::row)
              .collect(Collectors.joining("\n"));

  private Calendar2026() {}

  private static String row(YearMonth month) {
    return String.join(
        " | ",
        month.toString(),
        String.valueOf(month.getYear()),
        String.valueOf(month.getMonthValue()),
        month.atDay(1).toString(),
        month.atEndOfMonth().toString(),
        month.atDay(1) + "T00:00:00Z",
        month.plusMonths(1).atDay(1) + "T00:00:00Z");
  }
}
