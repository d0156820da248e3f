package io.countersign.ingest.conform;

import io.countersign.contract.ColumnType;
import io.countersign.time.TimeOfDay;
import io.countersign.time.WorkingCalendar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The strict rules by which a text becomes a value. Nothing is guessed: what could be read in two
 * ways is not read at all.
 */
public final class ValueParser {
  /** A text of more characters is no value but a document. */
  public static final int LONGEST = 1 << 20;

  /** Stands for bytes that are no text in UTF-8. */
  public static final String NO_TEXT = "\u0000";

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern PERIOD = Pattern.compile("\\d{4}-(0[1-9]|1[0-2]|P0[1-9]|P1[0-3])");
  private static final Pattern SPECIAL = Pattern.compile("\\d{4}-P?1[3-6]");
  private static final Pattern CARRIED_FORWARD = Pattern.compile("\\d{4}-P?00");
  private static final Pattern MIDNIGHT = Pattern.compile("[ T]00:00(:00(\\.0+)?)?$");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendOffset("+HH:MM", "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern HAS_ZONE = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private ValueParser() {}

  /** A text that is no value of its column's type. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param expected what would have been right, with an example
     */
    Unfit(String expected) {
      super(expected, null, false, false);
    }
  }

  /**
   * The value: a text, {@link BigDecimal}, {@link Long}, {@link Boolean}, {@link LocalDate} or
   * {@link Instant}.
   *
   * @param clock of instants that are written without an offset
   * @throws Unfit where the text is no such value
   */
  static Object value(ColumnType type, List<String> words, String text, SourceClock clock) {
    return switch (type) {
      case ID, TEXT -> plain(text);
      case WORDS -> WordList.strict(text, words);
      case TIME -> time(text);
      case ZONE -> zone(text);
      case WINDOWS -> windows(text);
      case WORD -> words.contains(text) ? text : none(words);
      case CURRENCY ->
          require(CURRENCIES.contains(text), text, "a currency code of ISO 4217, as EUR");
      case PERIOD -> require(PERIOD.matcher(text).matches(), text, "a period, as 2026-10");
      case POSTING_PERIOD -> postingPeriod(text);
      case MONEY -> number(text, 4);
      case HOURS, QUANTITY, PERCENT, RATIO -> number(text, 6);
      case RATE -> number(text, 10);
      case COUNT, SECONDS, INTEGER -> whole(text);
      case BOOLEAN -> yesOrNo(text);
      case DATE -> date(text);
      case INSTANT -> instant(text, clock);
      case IDS -> throw new Unfit("nothing: no feed has lists of ids");
    };
  }

  /** What a year begins with is nothing that it cost. */
  private static String postingPeriod(String text) {
    require(
        !CARRIED_FORWARD.matcher(text).matches(),
        text,
        "a period that something was posted in; 00 is what was carried forward from the year before");
    return require(
        PERIOD.matcher(text).matches() || SPECIAL.matcher(text).matches(),
        text,
        "a period, as 2026-10, or 13 to 16 for what closes a year");
  }

  private static String none(List<String> words) {
    throw new Unfit("one of " + String.join(", ", words));
  }

  private static String plain(String text) {
    require(text.length() <= LONGEST, text, "a text of at most " + LONGEST + " characters");
    return require(text.indexOf(0) < 0, text, "a text in UTF-8 without the character NUL");
  }

  private static String require(boolean holds, String text, String expected) {
    if (!holds) {
      throw new Unfit(expected);
    }
    return text;
  }

  private static BigDecimal number(String text, int decimals) {
    String expected =
        "a number with a decimal point and at most " + decimals + " decimals, as 1234.56";
    require(NUMBER.matcher(text).matches(), text, expected);
    BigDecimal number = new BigDecimal(text);
    require(number.precision() - number.scale() <= 19 - decimals, text, expected);
    require(number.stripTrailingZeros().scale() <= decimals, text, expected);
    return number.setScale(decimals);
  }

  private static Long whole(String text) {
    return Long.valueOf(require(WHOLE.matcher(text).matches(), text, "a whole number, as 42"));
  }

  private static Boolean yesOrNo(String text) {
    return require(Set.of("true", "false").contains(text), text, "true or false").equals("true");
  }

  /** A day at midnight, as programs write it that know no dates, is the day. */
  private static LocalDate date(String text) {
    String day = MIDNIGHT.matcher(text).replaceFirst("");
    // A year of more than four digits is how databases say 'infinity'.
    require(day.length() <= 10, text, "a date, as 2026-10-31");
    try {
      return LocalDate.parse(day, DATE);
    } catch (DateTimeException e) {
      throw new Unfit("a date, as 2026-10-31");
    }
  }

  private static Instant instant(String text, SourceClock clock) {
    String iso = text.replace(' ', 'T');
    require(!iso.startsWith("+") && !iso.startsWith("-"), text, "an instant of this era");
    try {
      return HAS_ZONE.matcher(iso).matches()
          ? OffsetDateTime.parse(iso, ZONED).toInstant()
          : inZone(LocalDateTime.parse(iso, LOCAL), clock);
    } catch (DateTimeException e) {
      throw new Unfit("an instant, as 2026-10-31T22:15:00Z");
    }
  }

  /** The hour that a clock skips names no instant; one shown twice does where a system says so. */
  private static Instant inZone(LocalDateTime local, SourceClock clock) {
    return clock
        .instant(local)
        .orElseThrow(
            () ->
                new Unfit(
                    "an instant with its zone, for the clocks of %s%s"
                        .formatted(
                            clock.zone(),
                            clock.skips(local) ? " skip this hour" : " show this hour twice")));
  }

  /** As people write it; {@code 24:00} is the end of a day, and seconds of zero are left out. */
  private static String time(String text) {
    try {
      TimeOfDay.end(text);
    } catch (IllegalArgumentException e) {
      throw new Unfit("a local time, as 08:00, or 24:00 for the end of the day");
    }
    return text.length() > 5 && text.endsWith(":00") ? text.substring(0, 5) : text;
  }

  private static String zone(String text) {
    return require(WorkingCalendar.isZone(text), text, "a zone's IANA name, as Europe/Berlin");
  }

  private static String windows(String text) {
    try {
      WorkingCalendar.checkWindows(text);
    } catch (IllegalArgumentException e) {
      throw new Unfit(
          "hours of 00:00 to 24:00 as Mon-Fri 08:00-12:00,13:00-18:00; Sat 22:00-06:00");
    }
    return text;
  }
}
