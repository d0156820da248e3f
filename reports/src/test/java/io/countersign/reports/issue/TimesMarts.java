package io.countersign.reports.issue;

import io.countersign.reports.ask.MartReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Marts whose money, hours and rates are all so many times what they were. Counts stay, and what is
 * at stake: the largest of negative amounts is another one.
 */
record TimesMarts(MartReader marts, BigDecimal factor) implements MartReader {
  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    if (sql.contains("amount_at_stake")) {
      return marts.query(sql, parameters);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> row : marts.query(sql, parameters)) {
      Map<String, Object> times = new LinkedHashMap<>(row);
      times.replaceAll(
          (name, cell) -> cell instanceof BigDecimal amount ? amount.multiply(factor) : cell);
      rows.add(times);
    }
    return rows;
  }

  @Override
  public Map<String, Long> versions() {
    return marts.versions();
  }
}
