package io.countersign.schedules.publish;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** A contract as a table of PostgreSQL. */
final class PostgresTables {
  private PostgresTables() {}

  static String name(String schema, String table) {
    return SqlQuoting.name(schema) + "." + SqlQuoting.name(table);
  }

  static String table(String schema, Contract mart) {
    return mart.columns().values().stream()
        .map(
            column ->
                SqlQuoting.name(column.name()) + " " + type(mart, column) + nullable(mart, column))
        .collect(Collectors.joining(", ", "create table " + name(schema, mart.name()) + " (", ")"));
  }

  private static String nullable(Contract mart, Column column) {
    return mart.grain().contains(column.name()) && column.blank().isEmpty() ? " not null" : "";
  }

  private static String type(Contract mart, Column column) {
    DataType type = mart.schema().apply(column.name()).dataType();
    if (type instanceof DecimalType decimal) {
      return "numeric(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    return switch (type.typeName()) {
      case "timestamp" -> "timestamp with time zone";
      case "date" -> "date";
      case "long" -> "bigint";
      case "integer" -> "integer";
      case "boolean" -> "boolean";
      default -> "text";
    };
  }

  /** Key, comments, references, and whose rows are whose; when all tables are filled. */
  static List<String> after(String schema, String views, Contract mart) {
    String name = name(schema, mart.name());
    List<String> sql = new ArrayList<>(DuckdbFile.comments(name, mart));
    Dimension.of(mart)
        .forEach(
            one ->
                sql.add(
                    "alter table %s add %s"
                        .formatted(
                            name, DuckdbFile.reference(one, SqlQuoting.name(schema) + "."))));
    sql.add("alter table " + name + " enable row level security");
    sql.add(
        "create policy entitled on %s for select using (%s)"
            .formatted(name, RowSecurity.seen(views, schema, mart)));
    return sql;
  }

  /** What makes its rows unique. */
  static String key(String schema, Contract mart) {
    boolean keyed =
        mart.grain().stream().allMatch(one -> mart.columns().get(one).blank().isEmpty());
    String columns = "(" + SqlQuoting.names(mart.grain()) + ")";
    return keyed
        ? "alter table " + name(schema, mart.name()) + " add primary key " + columns
        : "create unique index on %s %s nulls not distinct"
            .formatted(name(schema, mart.name()), columns);
  }
}
