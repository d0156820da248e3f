package io.countersign.reports.files;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.FigureFormat;
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
record Worksheet(String name, Map<String, ColumnFormat> columns, List<List<Object>> rows) {

  /** The tables of a report, and its figures. */
  static List<Worksheet> of(ReportData data) {
    List<Worksheet> sheets = new ArrayList<>();
    data.declaration()
        .list()
        .ifPresentOrElse(
            list -> list.tables().forEach((name, table) -> sheets.add(listed(name, table, data))),
            () -> queries(data, sheets));
    sheets.add(figures(data.figures().all()));
    return sheets;
  }

  private static Worksheet listed(String name, TableDeclaration table, ReportData data) {
    List<List<Object>> rows = new ArrayList<>();
    for (Line line : data.lines(name)) {
      List<Object> cells = new ArrayList<>();
      table.columns().forEach((column, kind) -> cells.add(cell(table, column, kind, line, data)));
      rows.add(cells);
    }
    return new Worksheet(name, table.columns(), rows);
  }

  private static Object cell(
      TableDeclaration table, String column, ColumnFormat kind, Line line, ReportData data) {
    List<String> share = table.shares().get(column);
    if (share != null) {
      return FigureFormat.share(line.amount(share.get(0)), line.amount(share.get(1)));
    }
    if (kind.isNumber()) {
      return kind.exact(line.amount(column));
    }
    Object value = line.values().get(column);
    return kind == ColumnFormat.name && value != null
        ? data.names().getOrDefault(value.toString(), value.toString())
        : value;
  }

  /** A pack has no tables of its own: the answers that its pages are made of. */
  private static void queries(ReportData data, List<Worksheet> sheets) {
    for (String query : data.declaration().queries().keySet()) {
      List<Line> lines = data.lines(query);
      if (!query.equals("names") && !lines.isEmpty()) {
        Map<String, ColumnFormat> columns = new LinkedHashMap<>();
        lines.get(0).values().forEach((column, value) -> columns.put(column, kind(lines, column)));
        List<List<Object>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(new ArrayList<>(line.values().values())));
        sheets.add(new Worksheet(query, columns, rows));
      }
    }
  }

  private static ColumnFormat kind(List<Line> lines, String column) {
    for (Line line : lines) {
      Object value = line.values().get(column);
      if (value != null) {
        return value instanceof BigDecimal
            ? ColumnFormat.money
            : value instanceof Long ? ColumnFormat.count : ColumnFormat.text;
      }
    }
    return ColumnFormat.text;
  }

  static Worksheet figures(Collection<Figure> figures) {
    Map<String, ColumnFormat> columns = new LinkedHashMap<>();
    columns.put("figure", ColumnFormat.text);
    columns.put("value", ColumnFormat.exact);
    columns.put("unit", ColumnFormat.text);
    columns.put("printed", ColumnFormat.text);
    List<List<Object>> rows = new ArrayList<>();
    for (Figure figure : figures) {
      List<Object> cells = new ArrayList<>(List.of(figure.id()));
      cells.add(figure.value());
      cells.add(figure.unit());
      cells.add(figure.printed());
      rows.add(cells);
    }
    return new Worksheet("figures", columns, rows);
  }
}
