package io.countersign.ingest.file;

import java.util.regex.Pattern;

/**
 * How a cell of a workbook shows its number.
 *
 * @param kind what it is shown as
 * @param digits of a padded number: how many it is shown with
 */
public record XlsxFormat(Kind kind, int digits) {
  /** What a number may be shown as. */
  enum Kind {
    /** The number as it is. */
    PLAIN,
    /** With zeros in front: 42 as 00042. */
    PADDED,
    /** A hundred times as large, with a percent sign. */
    PERCENT,
    DATE,
    /** A date with a time of day. */
    INSTANT,
    /** A time of day alone. */
    TIME,
    /** A length of time, such as 36:00 for one and a half days. */
    DURATION,
    /** The same number with separators, a currency, fixed decimals, an exponent and the like. */
    DRESSED
  }

  /** What prints as it is: quoted and escaped text, fill characters and the widths of others. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");

  private static final Pattern ELAPSED = Pattern.compile("(?i)\\[(h+|m+|s+)\\]");
  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern ZEROS = Pattern.compile("0{2,}");

  /** Nothing but parts of dates and times, and no place for a digit but behind the seconds. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "(?i)[^a-z0#?]*((am/pm|a/p|y+|m+|d+|h+|s+([.,]0+)?|t|z|e+|g+|b+)[^a-z0#?]*)+");

  /**
   * @param format as the workbook writes it; null where the cell has none
   */
  public static XlsxFormat of(String format) {
    if (format == null) {
      return new XlsxFormat(Kind.PLAIN, 0);
    }
    String first = LITERAL.matcher(format).replaceAll("").split(";", 2)[0];
    boolean bare = first.equals(format.split(";", 2)[0]);
    if (ELAPSED.matcher(first).find()) {
      return new XlsxFormat(Kind.DURATION, 0);
    }
    String parts = BRACKETS.matcher(first).replaceAll("").strip();
    if (MOMENT.matcher(parts).matches()) {
      return new XlsxFormat(moment(parts), 0);
    }
    if (parts.indexOf('%') >= 0) {
      return new XlsxFormat(Kind.PERCENT, 0);
    }
    return bare ? number(parts) : new XlsxFormat(Kind.DRESSED, 0);
  }

  /**
   * A month and a minute are one letter: where there is a year, a day or no hour, it is a month.
   */
  private static Kind moment(String parts) {
    boolean day = Pattern.compile("(?i)[ydeg]").matcher(parts).find();
    boolean time = Pattern.compile("(?i)[hs]").matcher(parts).find();
    if (day || !time) {
      return time ? Kind.INSTANT : Kind.DATE;
    }
    return Kind.TIME;
  }

  private static XlsxFormat number(String parts) {
    if (ZEROS.matcher(parts).matches()) {
      return new XlsxFormat(Kind.PADDED, parts.length());
    }
    boolean plain = parts.matches("(?i)|0|#|@|general|standard");
    return new XlsxFormat(plain ? Kind.PLAIN : Kind.DRESSED, 0);
  }
}
