package io.countersign.ingest.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** One table in the making: a header and rows of text, blank where nothing is known. */
final class Sheet {
  private final String name;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  Sheet(String name, List<String> header) {
    this.name = name;
    this.header = List.copyOf(header);
  }

  /**
   * A row of the values in the header's order; long rows come in lists, each standing for its
   * members.
   */
  void add(Object... values) {
    List<String> row =
        Arrays.stream(values)
            .flatMap(value -> value instanceof List<?> group ? group.stream() : Stream.of(value))
            .map(Object::toString)
            .toList();
    if (row.size() != header.size()) {
      throw new IllegalArgumentException(
          name + ": a row has " + row.size() + " values, the header " + header.size() + ".");
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
