package io.countersign.reports.issue;

import io.countersign.reports.ask.MartReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same marts with names that are hard to print. */
record OddNames(MartReader marts) implements MartReader {
  /** 300 letters. */
  static final String LONG = "Warehouse consolidation ".repeat(12) + "of the north";

  static final Map<String, String> NAMES =
      Map.of(
          "PF-01", LONG,
          "PG-01", "شبكة المستودعات",
          "PG-02", "=HYPERLINK(\"http://x\")",
          "PG-03", "東京の倉庫 𒀭");

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    return marts.query(sql, parameters).stream().map(OddNames::odd).toList();
  }

  private static Map<String, Object> odd(Map<String, Object> row) {
    Map<String, Object> odd = new LinkedHashMap<>(row);
    if (row.keySet().equals(Set.of("id", "name"))) {
      odd.computeIfPresent("name", (key, name) -> NAMES.getOrDefault(row.get("id"), (String) name));
    }
    return odd;
  }

  @Override
  public Map<String, Long> versions() {
    return marts.versions();
  }
}
