package io.countersign.reports.files;

import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Figures;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** A sheet as CSV (RFC 4180, UTF-8): exact numbers, ISO dates and instants. */
public final class CsvSheet {
  private CsvSheet() {}

  public static String of(Worksheet sheet) {
    StringBuilder csv =
        new StringBuilder(String.join(",", sheet.columns().keySet())).append("\r\n");
    sheet
        .rows()
        .forEach(
            row ->
                csv.append(row.stream().map(CsvSheet::cell).collect(Collectors.joining(",")))
                    .append("\r\n"));
    return csv.toString();
  }

  /** Figures: id, value, unit, printed. */
  public static String of(Figures figures) {
    StringBuilder csv = new StringBuilder("figure,value,unit,printed\r\n");
    for (Figure figure : figures.all()) {
      String value = figure.value() == null ? "" : figure.value().toPlainString();
      csv.append(quoted(figure.id())).append(',').append(value).append(',');
      csv.append(quoted(figure.unit())).append(',').append(quoted(figure.printed()));
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    boolean plain = !(value instanceof String);
    String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return plain ? text : quoted(text);
  }

  /** A text that a spreadsheet would run as a formula is marked as text. */
  static String quoted(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
