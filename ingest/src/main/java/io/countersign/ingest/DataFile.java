package io.countersign.ingest;

import java.nio.file.Path;

/**
 * What a file's name says it is.
 *
 * @param stem the name before its first point
 * @param deletions whether it names rows that are gone
 */
record DataFile(String stem, Kind kind, boolean deletions) {
  enum Kind {
    CSV,
    PARQUET,
    XLSX,
    NONE
  }

  static DataFile named(Path file) {
    String name = file.getFileName().toString();
    int point = name.indexOf('.');
    String stem = point < 0 ? name : name.substring(0, point);
    String ending = point < 0 ? "" : name.substring(point);
    boolean deletions = ending.startsWith(".deleted.");
    return new DataFile(stem, kind(deletions ? ending.substring(8) : ending), deletions);
  }

  private static Kind kind(String ending) {
    if (ending.endsWith(".csv") || ending.endsWith(".csv.gz")) {
      return Kind.CSV;
    }
    if (ending.endsWith(".parquet")) {
      return Kind.PARQUET;
    }
    return ending.endsWith(".xlsx") ? Kind.XLSX : Kind.NONE;
  }
}
