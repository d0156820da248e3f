package io.countersign.reports.issue;

import io.countersign.reports.ask.MartReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Marts that give one row more to the first query that holds some words. */
record OneAnswer(MartReader marts, String words, String recipient, String amount)
    implements MartReader {
  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    List<Map<String, Object>> rows = new ArrayList<>(marts.query(sql, parameters));
    if (sql.contains(words)) {
      rows.removeIf(row -> recipient.equals(row.values().iterator().next()));
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("recipient", recipient);
      more.put("amount", new BigDecimal(amount));
      rows.add(more);
    }
    return rows;
  }

  @Override
  public Map<String, Long> versions() {
    return marts.versions();
  }
}
