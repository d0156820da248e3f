package io.countersign.reports.issue;

import io.countersign.reports.ask.HouseDeclaration;
import io.countersign.reports.ask.MartReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A backlog of as many open changes as are asked for; what every list reads stays. */
record ManyChanges(MartReader marts, int changes) implements MartReader {
  private static final List<String> BLANK =
      List.of(
          "path",
          "category",
          "risk",
          "service_id",
          "owner",
          "planned_start_at",
          "waiting_for",
          "behind");

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    if (HouseDeclaration.read().queries().containsValue(sql)) {
      return marts.query(sql, parameters);
    }
    if (sql.contains("planned_start_at")) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int i = 0; i < changes; i++) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("change_id", "C-" + i);
        for (String blank : BLANK) {
          row.put(blank, null);
        }
        row.put("state", "scheduled");
        row.put("waiting", 3_600L);
        rows.add(row);
      }
      return rows;
    }
    return sql.contains("count_if")
        ? List.of(
            Map.of(
                "state",
                "scheduled",
                "changes",
                (long) changes,
                "behind",
                0L,
                "waiting",
                0L,
                "emergencies",
                0L,
                "in_blackout",
                0L))
        : List.of(Map.of("amount", (long) changes));
  }

  @Override
  public Map<String, Long> versions() {
    return marts.versions();
  }
}
