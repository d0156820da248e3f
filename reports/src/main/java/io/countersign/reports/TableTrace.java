package io.countersign.reports;

import io.countersign.reports.proof.TraceRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the figures of listed tables lead back to the rows of marts: by the tables' own queries. */
final class TableTrace {
  private final List<TraceRules.Rule> figures = new ArrayList<>();
  private final Map<String, String> marts = new LinkedHashMap<>();
  private final Optional<ListDeclaration.Copies> copies;

  private TableTrace(Optional<ListDeclaration.Copies> copies) {
    this.copies = copies;
  }

  /** The rules of a list; none of a pack. */
  static TraceRules of(ReportDeclaration declaration) {
    TableTrace trace = new TableTrace(declaration.list().flatMap(ListDeclaration::copies));
    declaration.list().ifPresent(list -> list.tables().forEach(trace::add));
    return new TraceRules(Optional.empty(), trace.figures, trace.marts, Map.of(), Map.of());
  }

  private void add(String name, TableDeclaration table) {
    String all = "list_" + name;
    table
        .shares()
        .forEach(
            (column, of) ->
                figures.add(
                    TraceRules.Rule.share(
                        name + "\\.(.+)\\." + column,
                        of.stream().map(part -> name + ".$1." + part).toList())));
    String numbers =
        table.columns().entrySet().stream()
            .filter(column -> column.getValue().isNumber())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining("|"));
    figures.add(TraceRules.Rule.mart(name + "\\.(.+)\\.(" + numbers + ")", all));
    figures.add(TraceRules.Rule.mart(name + "\\.()(rows)", all));
    marts.put(all, sql(name, table));
  }

  private String sql(String name, TableDeclaration table) {
    String key =
        table.key().stream()
            .map(column -> "coalesce(cast(" + column + " as string), '')")
            .collect(Collectors.joining(", "));
    return "select '"
        + name
        + "' as source, record, case :g2 when 'rows' then 1"
        + table.columns().entrySet().stream()
            .filter(column -> column.getValue().isNumber())
            .filter(column -> !table.shares().containsKey(column.getKey()))
            .map(column -> " when '" + column.getKey() + "' then " + part(column))
            .collect(Collectors.joining())
        + " end as part from (select *, concat_ws(' ', "
        + key
        + ") as record from ("
        + table.sql().strip()
        + ")) as listed where (:g1 in ('', 'total', record)"
        + table.group().map(column -> " or " + label(table, column) + " = :g1").orElse("")
        + ")"
        + copies.map(this::theirs).orElse("");
  }

  private static String part(Map.Entry<String, Kind> column) {
    return column.getValue() == Kind.seconds
        ? "round(cast(" + column.getKey() + " as decimal(20, 6)) / 3600, 6)"
        : column.getKey();
  }

  /** A group as it is printed. */
  private static String label(TableDeclaration table, String column) {
    String words = "replace(" + column + ", '_', ' ')";
    return switch (table.columns().get(column)) {
      case word -> "concat(upper(left(" + words + ", 1)), substr(" + words + ", 2))";
      case name ->
          "coalesce((select max(name) from org_paths where node_id = listed."
              + column
              + "), (select max_by(name, valid_from) from services where service_id = listed."
              + column
              + "), "
              + column
              + ", '')";
      default -> "coalesce(cast(" + column + " as string), '')";
    };
  }

  private String theirs(ListDeclaration.Copies copy) {
    String nobody = copy.nobody().replace("'", "''");
    return " and coalesce(nullif(trim(" + copy.by() + "), ''), '" + nobody + "') = :copy";
  }
}
