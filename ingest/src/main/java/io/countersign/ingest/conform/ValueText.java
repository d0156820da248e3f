package io.countersign.ingest.conform;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/** Values that a source hands over with a type, as the text that a file would have. */
public final class ValueText {
  private ValueText() {}

  /** The text without blanks around it; null where nothing is left. */
  public static String of(Object value) {
    if (value == null) {
      return null;
    }
    String text = text(value).strip();
    return text.isEmpty() ? null : text;
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal exact) {
      return exact.scale() > 0 ? exact.stripTrailingZeros().toPlainString() : exact.toPlainString();
    }
    if (value instanceof Float || value instanceof Double) {
      return binary(value.toString());
    }
    if (value instanceof Timestamp at) {
      return at.toInstant().toString();
    }
    return value instanceof Date day ? day.toLocalDate().toString() : value.toString();
  }

  /** The shortest number that the binary fraction stands for; NaN stays what it is. */
  private static String binary(String number) {
    return number.matches("[-0-9.E]+")
        ? new BigDecimal(number).stripTrailingZeros().toPlainString()
        : number;
  }
}
