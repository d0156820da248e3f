package io.countersign.schedules.month;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.FewRows;
import io.countersign.lake.Lake;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.proof.Lineage;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables that a report may read, each at one version. */
final class PinnedMarts implements MartReader {
  private final Supplier<SparkSession> opening;
  private final Map<String, Long> versions;
  private final Map<String, Long> lineage;
  private SparkSession session;

  private PinnedMarts(
      Supplier<SparkSession> opening, Map<String, Long> versions, Map<String, Long> lineage) {
    this.opening = opening;
    this.versions = new TreeMap<>(versions);
    this.lineage = new TreeMap<>(lineage);
  }

  /**
   * The tables at these versions; those without one are empty. Nothing is read before something is
   * asked.
   */
  static PinnedMarts at(Lake lake, List<String> tables, Map<String, Long> versions, Instant asOf) {
    return new PinnedMarts(
        () -> session(lake, tables, versions, asOf), versions, Lineage.of(lake, versions));
  }

  private static SparkSession session(
      Lake lake, List<String> tables, Map<String, Long> versions, Instant asOf) {
    SparkSession session = lake.session(tables);
    Map<String, Contract> contracts = Contracts.all();
    for (String table : tables) {
      long version = versions.getOrDefault(table, -1L);
      AsOfView.at(lake, session, contracts.get(table), version, asOf)
          .createOrReplaceTempView(table);
    }
    return session;
  }

  /** Of views that are there already. */
  static PinnedMarts of(
      SparkSession session, Map<String, Long> versions, Map<String, Long> lineage) {
    return new PinnedMarts(() -> session, versions, lineage);
  }

  private synchronized SparkSession session() {
    if (session == null) {
      session = opening.get();
    }
    return session;
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Row row : FewRows.list(session().sql(sql, parameters))) {
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

  @Override
  public Map<String, Long> lineage() {
    return lineage;
  }
}
