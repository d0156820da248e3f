package io.countersign.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/** Marts that are asked each question once, in the time zone that Spark insists on. */
final class KeptMarts implements MartReader {
  private final MartReader marts;
  private final TimeZone zone = TimeZone.getDefault();
  private final Map<String, List<Map<String, Object>>> kept = new HashMap<>();

  KeptMarts(MartReader marts) {
    this.marts = marts;
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    return kept.computeIfAbsent(sql + new TreeMap<>(parameters), question -> ask(sql, parameters));
  }

  private List<Map<String, Object>> ask(String sql, Map<String, Object> parameters) {
    TimeZone callers = TimeZone.getDefault();
    TimeZone.setDefault(zone);
    try {
      return marts.query(sql, parameters);
    } finally {
      TimeZone.setDefault(callers);
    }
  }

  @Override
  public Map<String, Long> versions() {
    return marts.versions();
  }
}
