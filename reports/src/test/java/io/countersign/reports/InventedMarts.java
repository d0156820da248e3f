package io.countersign.reports;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Marts made of invented rows, asked through Spark as the real ones are. */
final class InventedMarts implements MartReader {
  private static final Map<String, String> COLUMNS = new TreeMap<>();

  static {
    String money = " decimal(19,4)";
    COLUMNS.put(
        "initiative_value",
        "measure_id string, period string, portfolio_id string, program_id string, owner string,"
            + " implementation_status string, potential_status string, planned_group"
            + money
            + ", claimed_group"
            + money
            + ", verified_group"
            + money
            + ", pending_group"
            + money);
    COLUMNS.put(
        "value_bridge",
        "measure_id string, period string, bridge string, reason string, amount_group" + money);
    COLUMNS.put(
        "initiative_scorecard",
        "node_id string, level string, period string, planned"
            + money
            + ", claimed"
            + money
            + ", verified"
            + money
            + ", pending"
            + money
            + ", labour_cost"
            + money);
    COLUMNS.put("labour", "measure_id string, period string, hours" + money + ", cost" + money);
    COLUMNS.put(
        "sla_attainment",
        "service_id string, metric string, period string, cohort string, met bigint, breached"
            + " bigint, running_breached bigint");
    COLUMNS.put(
        "change_outcomes",
        "change_id string, period string, path string, category string, state string, outcome"
            + " string, authorised boolean");
    COLUMNS.put(
        "reconciliation",
        "hop string, table_name string, period string, measure string, difference"
            + money
            + ", status string");
    COLUMNS.put(
        "unmatched_items",
        "feed string, record_key string, reason string, hours" + money + ", amount_group" + money);
    COLUMNS.put(
        "quarantine",
        "feed string, source_system string, record_key string, reason string, first_seen_at"
            + " timestamp");
    COLUMNS.put("org_paths", "node_id string, name string");
  }

  private final SparkSession spark;
  private final Map<String, List<Row>> tables = new HashMap<>();

  InventedMarts(SparkSession session) {
    this.spark = session.newSession();
    COLUMNS.keySet().forEach(table -> tables.put(table, new ArrayList<>()));
    COLUMNS.keySet().forEach(this::show);
  }

  InventedMarts add(String table, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          cells[i] instanceof String text && text.matches("-?\\d+\\.\\d+")
              ? new BigDecimal(text)
              : cells[i] instanceof Instant at ? Timestamp.from(at) : cells[i];
    }
    tables.get(table).add(RowFactory.create(cells));
    return this;
  }

  void clear(String table) {
    tables.get(table).clear();
    show(table);
  }

  /** After rows were added. */
  InventedMarts ready() {
    tables.keySet().forEach(this::show);
    return this;
  }

  private void show(String table) {
    spark
        .createDataFrame(tables.get(table), StructType.fromDDL(COLUMNS.get(table)))
        .createOrReplaceTempView(table);
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    Map<String, Object> known = new HashMap<>(parameters);
    known.replaceAll((name, v) -> v instanceof Instant at ? Timestamp.from(at) : v);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Row row : spark.sql(sql, known).collectAsList()) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (String column : row.schema().fieldNames()) {
        cells.put(column, java(row.get(row.fieldIndex(column))));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static Object java(Object value) {
    if (value instanceof Timestamp at) {
      return at.toInstant();
    }
    if (value instanceof java.sql.Date day) {
      return LocalDate.parse(day.toString());
    }
    return value instanceof Integer whole ? (Object) whole.longValue() : value;
  }

  @Override
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    COLUMNS.keySet().forEach(table -> versions.put(table, 3L));
    return versions;
  }
}
