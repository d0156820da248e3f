package io.countersign.ingest.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One table in the making: a header and rows of text, blank where nothing is known. */
final class Sheet {
  private final String name;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  Sheet(String name, List<String> header) {
    this.name = name;
    this.header = List.copyOf(header);
  }

  void add(Object... values) {
    if (values.length != header.size()) {
      throw new IllegalArgumentException(
          name + ": a row has " + values.length + " values, the header " + header.size() + ".");
    }
    List<String> row = new ArrayList<>(values.length);
    for (Object value : values) {
      row.add(value == null ? "" : value.toString());
    }
    rows.add(row);
  }

  String name() {
    return name;
  }

  List<String> header() {
    return header;
  }

  List<List<String>> rows() {
    return Collections.unmodifiableList(rows);
  }

  int size() {
    return rows.size();
  }
}
