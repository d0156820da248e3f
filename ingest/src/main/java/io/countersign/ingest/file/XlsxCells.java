package io.countersign.ingest.file;

import io.countersign.contract.ColumnType;
import io.countersign.ingest.source.ReadFailure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/**
 * Cells of a workbook as the text that a CSV file of the same values would have. A workbook keeps a
 * number and how it is shown apart: where the two say different things, and it matters which is
 * meant, the cell is refused.
 *
 * @param place the workbook and the sheet, for messages
 * @param types of the columns whose type is known, by name; of foreign files none is
 */
record XlsxCells(String place, Map<String, ColumnType> types) {
  /** A workbook keeps binary fractions, of which 15 digits are what was typed. */
  private static final MathContext TYPED = new MathContext(15);

  /** More decimals than any column has are those of a binary fraction, not of a text. */
  private static final int DECIMALS = 6;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @param column the name in the header; blank for the header itself
   * @throws ReadFailure where what is meant cannot be known
   */
  String text(Cell cell, String column) {
    if (cell == null) {
      return "";
    }
    return switch (cell.getType()) {
      case EMPTY -> "";
      case NUMBER -> number(cell, types.get(column));
      case BOOLEAN -> cell.asBoolean().toString();
      case STRING -> cell.asString();
      case FORMULA, ERROR ->
          throw refused(
              cell,
              "The cell holds a formula or an error.",
              "a value; paste the formula's value over it",
              "=" + cell.getFormula());
    };
  }

  private String number(Cell cell, ColumnType type) {
    Format format = Format.of(cell.getDataFormatString());
    boolean name = type == ColumnType.ID || type == ColumnType.TEXT;
    return switch (format.kind()) {
      case DATE, INSTANT ->
          type == ColumnType.ID ? unnamed(cell) : moment(cell.asDate(), format.kind());
      case TIME -> time(cell);
      case DURATION ->
          throw refused(
              cell,
              "The cell holds a length of time.",
              "a plain number of hours or seconds",
              shown(cell));
      case PERCENT -> percent(cell, type);
      case PADDED -> type == null || name ? padded(cell, format) : plain(cell);
      case PLAIN -> plain(cell);
      case DRESSED -> name ? unnamed(cell) : plain(cell);
    };
  }

  private String unnamed(Cell cell) {
    throw refused(
        cell,
        "The cell's number is shown as something else, and its column holds names.",
        "text, or a number without a format of its own",
        shown(cell));
  }

  private static String moment(LocalDateTime at, Format.Kind kind) {
    boolean day = kind == Format.Kind.DATE && at.toLocalTime().equals(LocalTime.MIDNIGHT);
    return day ? at.toLocalDate().toString() : at.toString();
  }

  private String time(Cell cell) {
    if (cell.asNumber().signum() < 0 || cell.asNumber().compareTo(BigDecimal.ONE) >= 0) {
      throw refused(
          cell, "The cell shows the time of a day, and holds more.", "a time alone", shown(cell));
    }
    return cell.asDate().toLocalTime().toString();
  }

  /** As it is shown: 0.4 is 40 %. */
  private String percent(Cell cell, ColumnType type) {
    String hundredth = exact(cell).multiply(HUNDRED).stripTrailingZeros().toPlainString();
    if (type == ColumnType.PERCENT) {
      return hundredth;
    }
    if (type == null || type == ColumnType.TEXT) {
      return hundredth + "%";
    }
    throw refused(
        cell,
        "The cell is shown as a percentage, and its column does not hold percentages.",
        "a plain number",
        shown(cell));
  }

  private String padded(Cell cell, Format format) {
    BigDecimal number = exact(cell);
    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
      return unnamed(cell);
    }
    String digits = number.toBigIntegerExact().toString();
    return "0".repeat(Math.max(0, format.digits() - digits.length())) + digits;
  }

  private String plain(Cell cell) {
    return exact(cell).stripTrailingZeros().toPlainString();
  }

  /**
   * The number as it was typed. What some program rounded to a binary fraction before it was
   * written is not the number any more.
   */
  private BigDecimal exact(Cell cell) {
    BigDecimal held = cell.asNumber();
    BigDecimal typed = held.round(TYPED);
    boolean whole = held.stripTrailingZeros().scale() <= 0;
    if (whole && held.precision() - held.scale() > TYPED.getPrecision()) {
      return whole(cell, held, typed);
    }
    boolean same = typed.doubleValue() == held.doubleValue();
    return same || held.stripTrailingZeros().scale() > DECIMALS ? typed : held;
  }

  private BigDecimal whole(Cell cell, BigDecimal held, BigDecimal typed) {
    boolean cut = typed.compareTo(held) == 0;
    boolean fits = held.abs().compareTo(BigDecimal.valueOf(1L << 53)) <= 0;
    boolean binary = new BigDecimal(Double.toString(held.doubleValue())).compareTo(held) == 0;
    if (cut || (binary && !fits)) {
      throw refused(
          cell,
          "The cell holds a number of more than 15 digits, and workbooks round those.",
          "text",
          held.toPlainString());
    }
    return held;
  }

  private static String shown(Cell cell) {
    return cell.getRawValue() + " shown as " + cell.getDataFormatString();
  }

  private ReadFailure refused(Cell cell, String what, String expected, String found) {
    return ReadFailure.broken(place + " " + cell.getAddress(), what, expected, found);
  }

  /**
   * How a cell of a workbook shows its number.
   *
   * @param kind what it is shown as
   * @param digits of a padded number: how many it is shown with
   */
  record Format(Kind kind, int digits) {
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
    public static Format of(String format) {
      if (format == null) {
        return new Format(Kind.PLAIN, 0);
      }
      String first = LITERAL.matcher(format).replaceAll("").split(";", 2)[0];
      boolean bare = first.equals(format.split(";", 2)[0]);
      if (ELAPSED.matcher(first).find()) {
        return new Format(Kind.DURATION, 0);
      }
      String parts = BRACKETS.matcher(first).replaceAll("").strip();
      if (MOMENT.matcher(parts).matches()) {
        return new Format(moment(parts), 0);
      }
      if (parts.indexOf('%') >= 0) {
        return new Format(Kind.PERCENT, 0);
      }
      return bare ? number(parts) : new Format(Kind.DRESSED, 0);
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

    private static Format number(String parts) {
      if (ZEROS.matcher(parts).matches()) {
        return new Format(Kind.PADDED, parts.length());
      }
      boolean plain = parts.matches("(?i)|0|#|@|general|standard");
      return new Format(plain ? Kind.PLAIN : Kind.DRESSED, 0);
    }
  }
}
