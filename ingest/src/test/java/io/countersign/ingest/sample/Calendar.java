package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The days of the sample. Nothing in it is known later than {@link #AS_OF}. */
final class Calendar {
  static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");
  static final YearMonth FIRST = YearMonth.of(2025, 11);
  static final YearMonth LAST_CLOSED = YearMonth.of(2026, 10);
  static final YearMonth LAST_PLANNED = YearMonth.of(2026, 12);
  static final YearMonth BASELINE_FROM = YearMonth.of(2025, 1);
  static final YearMonth BASELINE_TO = YearMonth.of(2025, 10);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Calendar() {}

  static List<YearMonth> months(YearMonth from, YearMonth to) {
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).toList();
  }

  /** The instant, or the evening before the clock stands still where it would be later. */
  static Instant known(Instant at) {
    return at.isBefore(AS_OF) ? at : Instant.parse("2026-11-03T16:00:00Z");
  }

  static Instant utc(LocalDate day, int hour) {
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  /** Local time in Berlin, such as {@code 2026-06-12T10:00}. */
  static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  static Instant berlin(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(BERLIN).toInstant();
  }
}
