package io.countersign.reports;

import java.util.LinkedHashMap;
import java.util.Map;

/** A printed row: its cells by field name; every cell is ready to print. */
final class Row {
  private static final String BOLD = "is_bold";
  private static final String TOTAL = "is_total";
  private final Map<String, Object> cells = new LinkedHashMap<>();

  private Row(boolean bold, boolean total) {
    cells.put(BOLD, bold);
    cells.put(TOTAL, total);
  }

  static Row plain() {
    return new Row(false, false);
  }

  /** A row that sums rows below it. */
  static Row strong() {
    return new Row(true, false);
  }

  static Row total() {
    return new Row(true, true);
  }

  static Row pair(String label, String value) {
    return Row.plain().with("label", label).with("value", value);
  }

  /** A label of the house, and what a source wrote. */
  static Row named(String label, String data) {
    return Row.plain().with("label", label).data("value", data);
  }

  /** Words and numbers of the house, or a drawing. */
  Row with(String field, Object cell) {
    cells.put(field, cell);
    return this;
  }

  /** Text as a source wrote it, names above all: it is printed as it is in every language. */
  Row data(String field, String text) {
    cells.put(field, new AsWritten(text));
    return this;
  }

  boolean isStrong() {
    return cells.get(BOLD).equals(true) && cells.get(TOTAL).equals(false);
  }

  Map<String, Object> cells() {
    return cells;
  }
}
