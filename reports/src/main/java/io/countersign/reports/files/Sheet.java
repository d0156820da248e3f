package io.countersign.reports.files;

import io.countersign.reports.ask.Material;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Kind;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.Print;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table for people who calculate.
 *
 * @param columns heading to what its cells are
 * @param rows exact values: BigDecimal, Long, LocalDate, Instant, Boolean, text or null
 */
record Sheet(String name, Map<String, Kind> columns, List<List<Object>> rows) {

  /** The tables of a report, and its figures. */
  static List<Sheet> of(Material material) {
    List<Sheet> sheets = new ArrayList<>();
    material
        .declaration()
        .list()
        .ifPresentOrElse(
            list ->
                list.tables().forEach((name, table) -> sheets.add(listed(name, table, material))),
            () -> queries(material, sheets));
    sheets.add(figures(material.figures().all()));
    return sheets;
  }

  private static Sheet listed(String name, TableDeclaration table, Material material) {
    List<List<Object>> rows = new ArrayList<>();
    for (Line line : material.lines(name)) {
      List<Object> cells = new ArrayList<>();
      table
          .columns()
          .forEach((column, kind) -> cells.add(cell(table, column, kind, line, material)));
      rows.add(cells);
    }
    return new Sheet(name, table.columns(), rows);
  }

  private static Object cell(
      TableDeclaration table, String column, Kind kind, Line line, Material material) {
    List<String> share = table.shares().get(column);
    if (share != null) {
      return Print.share(line.amount(share.get(0)), line.amount(share.get(1)));
    }
    if (kind.isNumber()) {
      return kind.exact(line.amount(column));
    }
    Object value = line.values().get(column);
    return kind == Kind.name && value != null
        ? material.names().getOrDefault(value.toString(), value.toString())
        : value;
  }

  /** A pack has no tables of its own: the answers that its pages are made of. */
  private static void queries(Material material, List<Sheet> sheets) {
    for (String query : material.declaration().queries().keySet()) {
      List<Line> lines = material.lines(query);
      if (!query.equals("names") && !lines.isEmpty()) {
        Map<String, Kind> columns = new LinkedHashMap<>();
        lines.get(0).values().forEach((column, value) -> columns.put(column, kind(lines, column)));
        List<List<Object>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(new ArrayList<>(line.values().values())));
        sheets.add(new Sheet(query, columns, rows));
      }
    }
  }

  private static Kind kind(List<Line> lines, String column) {
    for (Line line : lines) {
      Object value = line.values().get(column);
      if (value != null) {
        return value instanceof BigDecimal
            ? Kind.money
            : value instanceof Long ? Kind.count : Kind.text;
      }
    }
    return Kind.text;
  }

  private static Sheet figures(Collection<Figure> figures) {
    Map<String, Kind> columns = new LinkedHashMap<>();
    columns.put("figure", Kind.text);
    columns.put("value", Kind.exact);
    columns.put("unit", Kind.text);
    columns.put("printed", Kind.text);
    List<List<Object>> rows = new ArrayList<>();
    for (Figure figure : figures) {
      List<Object> cells = new ArrayList<>(List.of(figure.id()));
      cells.add(figure.value());
      cells.add(figure.unit());
      cells.add(figure.printed());
      rows.add(cells);
    }
    return new Sheet("figures", columns, rows);
  }
}
