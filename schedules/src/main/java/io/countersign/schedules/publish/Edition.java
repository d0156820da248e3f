package io.countersign.schedules.publish;

import io.countersign.contract.Contract;
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
 * @param marts contracts of what is published; dimensions before what refers to them
 * @param files the Parquet files of each mart
 * @param versions of each mart in the lake
 * @param entitled what each login of a database may see: node ids, or {@code all}
 */
record Edition(
    long number,
    String period,
    Instant asOf,
    String code,
    List<Contract> marts,
    Map<String, Path> files,
    Map<String, Long> versions,
    Map<String, List<String>> entitled) {

  Contract table(String name) {
    return marts.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** The rows of a mart, as DuckDB reads them. */
  String read(String mart) {
    return "read_parquet(" + SqlQuoting.quoted(files.get(mart) + "/*.parquet") + ")";
  }
}
