package io.countersign.reports;

import java.util.LinkedHashMap;
import java.util.Map;

/** A printed row: its cells by field name; every cell is ready to print. */
final class Row {
  private final Map<String, Object> cells = new LinkedHashMap<>();

  private Row(String kind) {
    cells.put("kind", kind);
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

  Row with(String field, Object cell) {
    cells.put(field, cell);
    return this;
  }

  Map<String, Object> cells() {
    return cells;
  }
}
