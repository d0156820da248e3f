package io.countersign.schedules.publish;

import io.countersign.contract.Column;
import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table that has one row for each thing that others name: a join with it multiplies nothing. An
 * id that some figure names and no source lists has a row too, with {@code known} false.
 *
 * @param name as readers know it
 * @param table of the lake
 * @param key the column that names a row
 * @param columns of other tables that name one
 */
record Dimension(String name, String table, String key, Set<String> columns) {
  private static final String KNOWN = "known";

  /** Each after those that it refers to. */
  public static final List<Dimension> ALL =
      List.of(
          new Dimension("periods", "periods", "period", Set.of("period", "decided_period")),
          new Dimension(
              "people",
              "people",
              "person",
              Set.of(
                  "owner",
                  "sponsor",
                  "controller",
                  "owner_then",
                  "sponsor_then",
                  "controller_then",
                  "approver",
                  "delegated_by",
                  "decider",
                  "department_head")),
          new Dimension("accounts", "chart_of_accounts", "account", Set.of("account")),
          new Dimension("services", "service_catalogue", "service_id", Set.of("service_id")),
          new Dimension(
              "nodes",
              "nodes",
              "node_id",
              Set.of(
                  "node_id",
                  "parent_id",
                  "ancestor_id",
                  "organization_id",
                  "portfolio_id",
                  "program_id",
                  "project_id",
                  "measure_package_id")),
          new Dimension("measures", "measures", "measure_id", Set.of("measure_id")));

  /** A column that names a row of a dimension. */
  record Reference(String column, Dimension to) {}

  /** What a table of the lake is, if it is one. */
  public static Optional<Dimension> made(Contract table) {
    return ALL.stream().filter(one -> one.table.equals(table.name())).findFirst();
  }

  static boolean is(Contract published) {
    return ALL.stream().anyMatch(one -> one.name.equals(published.name()));
  }

  /** The references of a table, in the order of its columns. */
  static List<Reference> of(Contract published) {
    return published.columns().values().stream()
        .flatMap(
            column ->
                ALL.stream()
                    .filter(one -> one.isNamedBy(published, column))
                    .map(one -> new Reference(column.name(), one)))
        .toList();
  }

  private boolean isNamedBy(Contract published, Column column) {
    boolean itself = name.equals(published.name()) && key.equals(column.name());
    // "all" of a mart that knows sums beside periods is text, and no period.
    boolean fits = !name.equals("periods") || column.type() == ColumnType.PERIOD;
    return columns.contains(column.name()) && fits && !itself;
  }

  /** Whether its rows say if a source lists them; the periods are all our own. */
  public boolean tellsKnown() {
    return !name.equals("periods");
  }

  /** Its contract as readers see it. */
  public Contract published(Contract made) {
    Map<String, Column> columns = new LinkedHashMap<>(made.columns());
    // What lies above what says node_closure, in every engine's own words.
    columns.values().removeIf(column -> column.type() == ColumnType.IDS);
    if (tellsKnown()) {
      columns.put(
          KNOWN,
          new Column(KNOWN, ColumnType.BOOLEAN, List.of(), Optional.empty(), Optional.empty()));
    }
    return made.with(name, Collections.unmodifiableMap(columns));
  }
}
