package io.countersign.reports.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as they stand on paper: true minus, thin digits groups, no data as a dash. */
public final class FigureFormat {
  public static final String NONE = "\u2013";
  public static final String UNDEFINED = "n/a";
  private static final char MINUS = '\u2212';
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private FigureFormat() {}

  /** At the scale it has, with group separators; a dash where there is none. */
  public static String number(BigDecimal value) {
    if (value == null) {
      return NONE;
    }
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign(MINUS);
    symbols.setGroupingSeparator(',');
    symbols.setDecimalSeparator('.');
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(Math.max(0, value.scale()));
    format.setMaximumFractionDigits(Math.max(0, value.scale()));
    return format.format(value.signum() == 0 ? value.abs() : value);
  }

  /** With its sign; nothing before zero. */
  public static String signed(BigDecimal value) {
    return value != null && value.signum() > 0 ? "+" + number(value) : number(value);
  }

  public static String count(long value) {
    return number(BigDecimal.valueOf(value));
  }

  /** "1 change", "2 changes", "no changes". */
  public static String count(long value, String one, String many) {
    return value == 0 ? "no " + many : count(value) + " " + (value == 1 ? one : many);
  }

  /** A share in percent with one decimal; n/a where the whole is not positive, else a dash. */
  public static String percent(BigDecimal part, BigDecimal whole) {
    BigDecimal share = share(part, whole);
    return share == null ? noShare(whole) : number(share.movePointRight(2));
  }

  /** Why there is no share: there is no whole that it could be of, or the part is not known. */
  public static String noShare(BigDecimal whole) {
    return whole == null || whole.signum() <= 0 ? UNDEFINED : NONE;
  }

  /** part / whole at scale 3; null where either is unknown or the whole is not positive. */
  public static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return part == null || whole == null || whole.signum() <= 0
        ? null
        : part.divide(whole, 3, RoundingMode.HALF_UP);
  }

  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** To the minute, in the zone of those who read it. */
  public static String local(Instant instant, ZoneId zone) {
    return LOCAL.format(instant.atZone(zone));
  }
}
