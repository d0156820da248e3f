package io.countersign.reports.ask;

import java.util.List;
import java.util.Map;

/**
 * Where a report reads: the marts, and the lake's tables of quarantine, names and totals, as one
 * fixed set of versions.
 */
public interface MartReader {

  /**
   * The rows of a SQL query over the marts; two may be asked at the same time.
   *
   * @param parameters of the query, by name: {@code :period}, {@code :first_period} (of its fiscal
   *     year) and {@code :as_of}
   * @return rows in the query's order; column to BigDecimal, Long, String, Boolean, Instant,
   *     LocalDate or null
   */
  List<Map<String, Object>> query(String sql, Map<String, Object> parameters);

  /** The version of each table read, by its name. */
  Map<String, Long> versions();

  /** The version of each table behind those that were read, back to the feeds. */
  default Map<String, Long> lineage() {
    return versions();
  }
}
