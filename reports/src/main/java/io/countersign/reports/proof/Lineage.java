package io.countersign.reports.proof;

import io.countersign.lake.CommitInfo;
import io.countersign.lake.Lake;
import java.util.Map;
import java.util.TreeMap;

/** Which versions of which tables stand behind some versions, by the stamps of their commits. */
public final class Lineage {
  private Lineage() {}

  /** Those tables themselves, and all behind them, back to the feeds. */
  public static Map<String, Long> of(Lake lake, Map<String, Long> versions) {
    Map<String, Long> all = new TreeMap<>();
    versions.forEach((table, version) -> add(lake, table, version, all));
    return all;
  }

  private static void add(Lake lake, String table, long version, Map<String, Long> all) {
    // What a table was made of may be gone since: the table came out the same without it.
    if (version < 0 || all.getOrDefault(table, -1L) >= version || !lake.has(table)) {
      return;
    }
    all.put(table, version);
    Map<String, Long> inputs = lake.stamp(table, version).map(CommitInfo::inputs).orElse(Map.of());
    inputs.forEach((input, at) -> add(lake, input, at, all));
  }
}
