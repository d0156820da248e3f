package io.countersign.reports.paper;

import java.util.LinkedHashMap;
import java.util.Map;

/** A printed row: its cells by field name; every cell is ready to print. */
public final class Row {
  private static final String BOLD = "is_bold";
  private static final String TOTAL = "is_total";
  private final Map<String, Object> cells = new LinkedHashMap<>();

  private Row(boolean bold, boolean total) {
    cells.put(BOLD, bold);
    cells.put(TOTAL, total);
  }

  public static Row plain() {
    return new Row(false, false);
  }

  /** A row that sums rows below it. */
  public static Row strong() {
    return new Row(true, false);
  }

  public static Row total() {
    return new Row(true, true);
  }

  public static Row pair(String label, String value) {
    return Row.plain().with("label", label).with("value", value);
  }

  /** A label of the house, and what a source wrote. */
  public static Row named(String label, String data) {
    return Row.plain().with("label", label).data("value", data);
  }

  /** Words and numbers of the house, or a drawing. */
  public Row with(String field, Object cell) {
    cells.put(field, cell);
    return this;
  }

  /** Text as a source wrote it, names above all: it is printed as it is in every language. */
  public Row data(String field, String text) {
    cells.put(field, new SourceText(text));
    return this;
  }

  public boolean isStrong() {
    return cells.get(BOLD).equals(true) && cells.get(TOTAL).equals(false);
  }

  public Map<String, Object> cells() {
    return cells;
  }
}
