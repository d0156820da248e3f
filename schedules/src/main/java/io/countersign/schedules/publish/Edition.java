package io.countersign.schedules.publish;

import io.countersign.lake.Contract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The marts of one build, ready to be published.
 *
 * @param number of the publication's instant; a later one is higher
 * @param period the last one in it
 * @param asOf what was known then
 * @param code version of the code that made it
 * @param marts contracts of what is published, in order
 * @param files the Parquet files of each mart
 * @param versions of each mart in the lake
 */
public record Edition(
    long number,
    String period,
    Instant asOf,
    String code,
    List<Contract> marts,
    Map<String, Path> files,
    Map<String, Long> versions) {

  /** A pattern of the files of a mart, as DuckDB reads it. */
  String pattern(String mart) {
    return files.get(mart).toString().replace("'", "''") + "/*.parquet";
  }
}
