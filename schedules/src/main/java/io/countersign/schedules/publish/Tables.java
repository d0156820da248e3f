package io.countersign.schedules.publish;

import io.countersign.lake.Column;
import io.countersign.lake.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** A contract as a table of PostgreSQL. */
final class Tables {
  /** Columns that say whose row it is. */
  private static final Set<String> NODES =
      Set.of(
          "organization_id",
          "portfolio_id",
          "program_id",
          "project_id",
          "measure_package_id",
          "measure_id",
          "node_id",
          "service_id",
          "business_unit",
          "department");

  private Tables() {}

  static String table(String schema, Contract mart) {
    return mart.columns().values().stream()
        .map(column -> "\"" + column.name() + "\" " + type(mart, column) + nullable(mart, column))
        .collect(
            Collectors.joining(", ", "create table " + schema + "." + mart.name() + " (", ")"));
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

  /** Key, index, comments, and whose rows are whose. */
  static List<String> after(String schema, String views, Contract mart) {
    String name = schema + "." + mart.name();
    List<String> sql = new ArrayList<>();
    boolean keyed =
        mart.grain().stream().allMatch(one -> mart.columns().get(one).blank().isEmpty());
    String columns = String.join(", ", mart.grain());
    sql.add(
        keyed
            ? "alter table " + name + " add primary key (" + columns + ")"
            : "create unique index on " + name + " (" + columns + ") nulls not distinct");
    sql.add("comment on table " + name + " is " + Words.quoted(mart.about()));
    mart.columns()
        .values()
        .forEach(
            column ->
                sql.add(
                    "comment on column "
                        + name
                        + ".\""
                        + column.name()
                        + "\" is "
                        + Words.quoted(Words.of(column))));
    sql.add("alter table " + name + " enable row level security");
    sql.add("create policy entitled on " + name + " for select using (" + seen(views, mart) + ")");
    return sql;
  }

  /** Periods and days are nobody's; rows of a mart are seen by whoever is entitled to them. */
  private static String seen(String views, Contract mart) {
    return mart.kind() == Contract.Kind.TABLE
        ? "true"
        : "exists (select 1 from "
            + views
            + ".entitlement where login = current_user and node in ("
            + nodes(mart)
            + "))";
  }

  /** What entitles to a row: everything, or a node that the row names. */
  private static String nodes(Contract mart) {
    List<String> nodes = new ArrayList<>(List.of("'all'"));
    mart.columns().keySet().stream()
        .filter(NODES::contains)
        .forEach(column -> nodes.add("\"" + column + "\""));
    return String.join(", ", nodes);
  }
}
