package io.countersign.ingest.file;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a file's name says it is.
 *
 * @param stem the name before its first point
 * @param series the name before its ending: drops and deletions are taken in the order of it
 * @param deletions whether it names rows that are gone
 */
record FileName(String stem, String series, Kind kind, boolean deletions) {
  enum Kind {
    CSV,
    PARQUET,
    XLSX,
    NONE
  }

  private static final Map<String, Kind> ENDINGS =
      Map.of(".csv", Kind.CSV, ".csv.gz", Kind.CSV, ".parquet", Kind.PARQUET, ".xlsx", Kind.XLSX);

  private static final String DELETED = ".deleted";

  static FileName named(Path file) {
    String name = file.getFileName().toString();
    for (var ending : ENDINGS.entrySet()) {
      if (name.endsWith(ending.getKey())) {
        return of(name.substring(0, name.length() - ending.getKey().length()), ending.getValue());
      }
    }
    return of(name, Kind.NONE);
  }

  /** What a sheet's name says: as that of a file without its ending. */
  static FileName sheet(String name) {
    return of(name, Kind.XLSX);
  }

  private static FileName of(String name, Kind kind) {
    boolean deletions = name.endsWith(DELETED);
    String series = deletions ? name.substring(0, name.length() - DELETED.length()) : name;
    int point = series.indexOf('.');
    return new FileName(point < 0 ? series : series.substring(0, point), series, kind, deletions);
  }
}
