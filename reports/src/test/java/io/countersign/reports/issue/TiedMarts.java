package io.countersign.reports.issue;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.Rows;
import io.countersign.reports.ask.MartReader;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Tables as their contracts have them, whose rows have a key of their own and else as few values as
 * can be, so that whatever a query orders by beside the key has many ties.
 */
final class TiedMarts implements MartReader {
  private static final int DRAWN = 600;
  private static final List<String> KEYS =
      IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList();
  private static final List<String> DAYS = List.of("2026-09-07", "2026-10-05", "2026-10-19");

  /** What is taken to pieces or has to meet it, and claims of which something is lost. */
  private static final Map<String, List<?>> NAMED =
      Map.of(
          "legal_entity", List.of("x"),
          "account", List.of("x", "y"),
          "accounts", List.of("x;y"),
          "cost_object", List.of("x", "y"),
          "cost_objects", List.of("x;y"),
          "claimed_group", List.of(new BigDecimal("5.0000")),
          "fiscal_year", List.of(2026L));

  private static final String PERIODS =
      """
      period  | fiscal_year | number | starts_on  | ends_on    | starts_at            | ends_at
      2026-09 | 2026        | 9      | 2026-09-01 | 2026-09-30 | 2026-09-01T00:00:00Z | 2026-10-01T00:00:00Z
      2026-10 | 2026        | 10     | 2026-10-01 | 2026-10-31 | 2026-10-01T00:00:00Z | 2026-11-01T00:00:00Z
      """;

  private final SparkSession spark;

  /**
   * The same rows, whatever the order.
   *
   * @param order in which the rows of each table are read
   */
  TiedMarts(SparkSession session, UnaryOperator<List<Row>> order) {
    spark = ExecutionProfile.FEW.session(session);
    Contracts.all().values().forEach(contract -> show(contract, order));
    StructType periods = AsOfView.columns(Contracts.all().get("periods"));
    show("periods", periods, order.apply(Rows.of(spark, periods, PERIODS).collectAsList()));
  }

  private void show(Contract contract, UnaryOperator<List<Row>> order) {
    StructType columns = AsOfView.columns(contract).asNullable();
    show(contract.name(), columns, order.apply(drawn(contract, columns)));
  }

  private void show(String table, StructType columns, List<Row> rows) {
    spark.createDataFrame(rows, columns).createOrReplaceTempView(table);
  }

  private static List<Row> drawn(Contract contract, StructType columns) {
    Random random = new Random(contract.name().hashCode());
    List<String> key = key(contract);
    Map<String, Row> rows = new TreeMap<>();
    for (int i = 0; i < DRAWN; i++) {
      Object[] cells =
          Stream.of(columns.fields()).map(field -> cell(contract, key, field, random)).toArray();
      StringBuilder keyed = new StringBuilder();
      key.forEach(name -> keyed.append(cells[columns.fieldIndex(name)]).append('|'));
      rows.putIfAbsent(keyed.toString(), RowFactory.create(cells));
    }
    return new ArrayList<>(rows.values());
  }

  /** Of a record the system that it is of, too; what is the company's is told by one system. */
  private static List<String> key(Contract contract) {
    List<String> key = new ArrayList<>(contract.grain());
    if (contract.landed() && !contract.ofTheCompany()) {
      key.add("source_system");
    }
    return key;
  }

  private static Object cell(
      Contract contract, List<String> key, StructField field, Random random) {
    Column column = contract.columns().get(field.name());
    if (field.name().equals("deleted_at") || (mayBeBlank(column) && random.nextInt(3) == 0)) {
      return null;
    }
    List<?> values = values(column, key.contains(field.name()), field);
    return values.get(random.nextInt(values.size()));
  }

  private static boolean mayBeBlank(Column column) {
    return column != null && column.blank().isPresent() && !column.name().equals("source_system");
  }

  private static List<?> values(Column column, boolean key, StructField field) {
    if (NAMED.containsKey(field.name())) {
      return NAMED.get(field.name());
    }
    if (field.name().endsWith("_system") || column == null) {
      return values(field);
    }
    if (!column.words().isEmpty()) {
      return column.words();
    }
    return switch (column.type()) {
      case ID -> key ? KEYS : KEYS.subList(0, 2);
      case PERIOD, POSTING_PERIOD -> List.of("2026-09", "2026-10");
      case CURRENCY -> List.of("EUR", "USD");
      default -> values(field);
    };
  }

  private static List<?> values(StructField field) {
    if (field.dataType() instanceof DecimalType type) {
      return Stream.of(1, 2).map(n -> new BigDecimal(n).setScale(type.scale())).toList();
    }
    return switch (field.dataType().typeName()) {
      case "string" -> List.of("x", "y");
      case "boolean" -> List.of(true, false);
      case "date" -> DAYS.stream().map(Date::valueOf).toList();
      case "timestamp" -> DAYS.stream().map(day -> Timestamp.valueOf(day + " 08:00:00")).toList();
      case "array" -> List.of(List.of("a"), List.of("a", "b"));
      default -> List.of(1L, 2L, 3L);
    };
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    return InventedMarts.rows(spark, sql, parameters);
  }

  @Override
  public Map<String, Long> versions() {
    return Map.of();
  }
}
