package io.countersign.ingest.conform;

import io.countersign.contract.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A value that a source hands over with the type that the feed wants: taken as it is, where the
 * rules of {@link ValueParser} for its text would come to the same. Anything else goes through its
 * text.
 */
final class TypedValue {
  private static final int LAST_YEAR = 9999;

  private TypedValue() {}

  static Optional<Object> value(ColumnType type, Object handed, SourceClock clock) {
    return handed == null || handed instanceof String
        ? Optional.empty()
        : Optional.ofNullable(
            switch (type) {
              case MONEY -> number(handed, 4);
              case HOURS, QUANTITY, PERCENT, RATIO -> number(handed, 6);
              case RATE -> number(handed, 10);
              case COUNT, SECONDS, INTEGER ->
                  handed instanceof Integer || handed instanceof Long
                      ? (Object) ((Number) handed).longValue()
                      : null;
              case BOOLEAN -> handed instanceof Boolean ? handed : null;
              case DATE -> day(handed);
              case INSTANT -> instant(handed, clock);
              case ID,
                  TEXT,
                  CURRENCY,
                  PERIOD,
                  POSTING_PERIOD,
                  WORD,
                  WORDS,
                  TIME,
                  ZONE,
                  WINDOWS,
                  IDS ->
                  null;
            });
  }

  private static Object number(Object handed, int decimals) {
    if (!(handed instanceof BigDecimal said)) {
      return null;
    }
    BigDecimal number = said.scale() > decimals ? said.stripTrailingZeros() : said;
    boolean fits =
        number.scale() <= decimals && number.precision() - number.scale() <= 19 - decimals;
    return fits ? number.setScale(decimals) : null;
  }

  private static Object day(Object handed) {
    boolean midnight =
        handed instanceof LocalDateTime at && at.toLocalTime().equals(LocalTime.MIDNIGHT);
    Object day = midnight ? ((LocalDateTime) handed).toLocalDate() : handed;
    return day instanceof LocalDate date && usual(date.getYear()) ? date : null;
  }

  private static Object instant(Object handed, SourceClock clock) {
    if (handed instanceof OffsetDateTime at && usual(at.getYear())) {
      return at.toInstant();
    }
    if (!(handed instanceof LocalDateTime at) || !usual(at.getYear())) {
      return null;
    }
    return clock.instant(at).orElse(null);
  }

  private static boolean usual(int year) {
    return year >= 0 && year <= LAST_YEAR;
  }
}
