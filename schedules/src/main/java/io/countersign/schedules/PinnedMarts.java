package io.countersign.schedules;

import io.countersign.lake.AsKnown;
import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Lake;
import io.countersign.reports.MartReader;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables that a report may read, each at the version it had when the report was begun. */
final class PinnedMarts implements MartReader {
  private final SparkSession session;
  private final Map<String, Long> versions = new TreeMap<>();

  PinnedMarts(Lake lake, List<String> tables, Instant asOf) {
    session = lake.spark().newSession();
    Map<String, Contract> contracts = Contracts.all();
    for (String table : tables) {
      if (lake.has(table)) {
        versions.put(table, lake.version(table));
      }
      AsKnown.of(lake, session, contracts.get(table), asOf).createOrReplaceTempView(table);
    }
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Row row : session.sql(sql, parameters).collectAsList()) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(row.schema().fieldNames()[i], plain(row.get(i)));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static Object plain(Object value) {
    if (value instanceof Timestamp instant) {
      return instant.toInstant();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }

  @Override
  public Map<String, Long> versions() {
    return versions;
  }
}
