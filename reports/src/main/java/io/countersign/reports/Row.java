package io.countersign.reports;

import java.util.LinkedHashMap;
import java.util.Map;

/** A printed row: its cells by field name; every cell is ready to print. */
final class Row {
  private final Map<String, Object> cells = new LinkedHashMap<>();

  private Row(String kind) {
    cells.put("kind", new AsWritten(kind));
  }

  static Row plain() {
    return new Row("plain");
  }

  /** A row that sums rows below it. */
  static Row strong() {
    return new Row("strong");
  }

  static Row total() {
    return new Row("total");
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
    return cells.get("kind").equals(new AsWritten("strong"));
  }

  Map<String, Object> cells() {
    return cells;
  }
}
