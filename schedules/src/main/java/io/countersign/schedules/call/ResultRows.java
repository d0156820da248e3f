package io.countersign.schedules.call;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.countersign.problem.Json;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of an answer, as people, spreadsheets or programs read them. */
public record ResultRows(List<String> columns, List<List<Object>> rows) {
  /** How an answer is written. */
  public enum Format {
    table,
    csv,
    json
  }

  public static ResultRows of(Dataset<Row> dataset) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : dataset.collectAsList()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(plain(row.get(i)));
      }
      rows.add(cells);
    }
    return new ResultRows(Arrays.asList(dataset.columns()), rows);
  }

  private static Object plain(Object value) {
    if (value instanceof java.sql.Timestamp instant) {
      return instant.toInstant().toString();
    }
    boolean asIs = value == null || value instanceof Number || value instanceof Boolean;
    return asIs ? value : value.toString();
  }

  public void write(Format format, PrintWriter out) {
    switch (format) {
      case table -> table(out);
      case csv -> csv(out);
      case json -> json(out);
    }
    out.flush();
  }

  private void csv(PrintWriter out) {
    CsvWriter writer = CsvWriter.builder().bufferSize(0).build(out);
    writer.writeRecord(columns);
    rows.forEach(row -> writer.writeRecord(row.stream().map(ResultRows::text).toList()));
  }

  private void json(PrintWriter out) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i));
      }
      objects.add(object);
    }
    out.println(Json.answer(objects));
  }

  private void table(PrintWriter out) {
    int[] widths = new int[columns.size()];
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    rows.forEach(row -> lines.add(row.stream().map(ResultRows::text).toList()));
    lines.forEach(line -> widen(widths, line));
    print(out, widths, columns);
    out.println(rule(widths));
    lines.subList(1, lines.size()).forEach(line -> print(out, widths, line));
    out.println(rows.size() == 1 ? "1 row" : rows.size() + " rows");
  }

  private static void widen(int[] widths, List<String> line) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], line.get(i).length());
    }
  }

  private static String rule(int[] widths) {
    return Arrays.stream(widths).mapToObj("-"::repeat).reduce((a, b) -> a + "  " + b).orElse("");
  }

  private void print(PrintWriter out, int[] widths, List<String> line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String gap = " ".repeat(widths[i] - line.get(i).length());
      text.append(i == 0 ? "" : "  ").append(isNumber(i) ? gap + line.get(i) : line.get(i) + gap);
    }
    out.println(text.toString().stripTrailing());
  }

  private boolean isNumber(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
