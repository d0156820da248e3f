package io.countersign.reports.issue;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.FewRows;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.ReportDeclaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Tables as their contracts have them, with invented rows, asked through Spark as the real ones.
 */
final class InventedMarts implements MartReader {
  private final SparkSession spark;
  private final Map<String, StructType> schemas = new TreeMap<>();
  private final Map<String, List<Row>> tables = new HashMap<>();
  private final Set<String> ofASource = new HashSet<>();
  private final Set<String> unshown = new HashSet<>();

  InventedMarts(SparkSession session) {
    this.spark = ExecutionProfile.FEW.session(session);
    Contracts.all()
        .forEach(
            (name, contract) -> {
              schemas.put(name, AsOfView.columns(contract).asNullable());
              if (ofASource(contract)) {
                ofASource.add(name);
              }
              tables.put(name, new ArrayList<>());
            });
    clear();
  }

  /** Whether each row is a record of a system, which is one and the same where none is named. */
  static boolean ofASource(Contract contract) {
    return contract.landed()
        || Optional.ofNullable(contract.columns().get("source_system"))
            .filter(column -> column.blank().isEmpty())
            .isPresent();
  }

  /** A row: column, cell, column, cell; columns that are not named are blank. */
  InventedMarts add(String table, Object... cells) {
    StructType schema = schemas.get(table);
    Object[] row = new Object[schema.size()];
    if (ofASource.contains(table)) {
      row[schema.fieldIndex("source_system")] = "test";
    }
    for (int i = 0; i < cells.length; i += 2) {
      int at = schema.fieldIndex((String) cells[i]);
      row[at] = cell(schema.apply(at), cells[i + 1]);
    }
    tables.get(table).add(RowFactory.create(row));
    return this;
  }

  private static Object cell(StructField field, Object value) {
    if (field.dataType() instanceof DecimalType type && value != null) {
      return new BigDecimal(value.toString()).setScale(type.scale(), RoundingMode.UNNECESSARY);
    }
    return value instanceof Instant at
        ? Timestamp.from(at)
        : value instanceof LocalDate day ? java.sql.Date.valueOf(day) : value;
  }

  /** Without rows: of these tables, or of all. */
  InventedMarts clear(String... names) {
    List<String> cleared = names.length == 0 ? List.copyOf(tables.keySet()) : Arrays.asList(names);
    cleared.forEach(name -> tables.get(name).clear());
    return ready();
  }

  /** After rows were added; a table is made when somebody asks for it. */
  synchronized InventedMarts ready() {
    unshown.addAll(tables.keySet());
    return this;
  }

  /** Those of some tables that a query names. */
  static List<String> named(String sql, Set<String> tables) {
    return Pattern.compile("\\w+")
        .matcher(sql)
        .results()
        .map(MatchResult::group)
        .distinct()
        .filter(tables::contains)
        .toList();
  }

  private synchronized void show(String sql) {
    for (String name : named(sql, unshown)) {
      spark.createDataFrame(tables.get(name), schemas.get(name)).createOrReplaceTempView(name);
      unshown.remove(name);
    }
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    show(sql);
    return rows(spark, sql, parameters);
  }

  static List<Map<String, Object>> rows(
      SparkSession spark, String sql, Map<String, Object> parameters) {
    Map<String, Object> known = new HashMap<>(parameters);
    known.replaceAll((name, value) -> value instanceof Instant at ? Timestamp.from(at) : value);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Row row : FewRows.list(spark.sql(sql, known))) {
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
    ReportDeclaration.of("cfo_pack").reads().forEach(table -> versions.put(table, 3L));
    return versions;
  }
}
