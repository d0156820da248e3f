package io.countersign.reports.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A row of an answer. A blank amount stays null: no data is not zero. */
public record Line(Map<String, Object> values) {
  public Line {
    values = new LinkedHashMap<>(values);
  }

  public BigDecimal amount(String column) {
    return decimal(value(column));
  }

  public long count(String column) {
    Object value = value(column);
    return value == null ? 0 : ((Number) value).longValue();
  }

  /** Blank where there is none. */
  public String text(String column) {
    return Objects.toString(value(column), "");
  }

  public BigDecimal first() {
    return decimal(values.values().iterator().next());
  }

  /** What stands in the first column; blank where nothing does. */
  public String firstText() {
    return Objects.toString(values.values().iterator().next(), "");
  }

  public BigDecimal last() {
    return decimal(new ArrayList<>(values.values()).get(values.size() - 1));
  }

  private Object value(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalStateException("no column '" + column + "' among " + values.keySet());
    }
    return values.get(column);
  }

  private static BigDecimal decimal(Object value) {
    if (value instanceof Number number && !(value instanceof BigDecimal)) {
      return BigDecimal.valueOf(number.longValue());
    }
    return (BigDecimal) value;
  }
}
