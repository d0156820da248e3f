package io.countersign.reports.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.countersign.reports.table.Figures;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

/** A sheet as CSV (RFC 4180, UTF-8): exact numbers, ISO dates and instants. */
public final class CsvSheet {
  private CsvSheet() {}

  static String of(Worksheet sheet) {
    StringWriter csv = new StringWriter();
    CsvWriter writer =
        CsvWriter.builder().bufferSize(0).quoteStrategy(new Texts(sheet.rows())).build(csv);
    writer.writeRecord(sheet.columns().keySet());
    sheet.rows().forEach(row -> writer.writeRecord(row.stream().map(CsvSheet::cell).toList()));
    return csv.toString();
  }

  /** Figures: id, value, unit, printed. */
  public static String of(Figures figures) {
    return of(Worksheet.figures(figures.all()));
  }

  /** Texts are quoted, and nothing else is; the first record is the header. */
  private record Texts(List<List<Object>> rows) implements QuoteStrategy {
    @Override
    public boolean quoteValue(int record, int field, String value) {
      return record > 1 && rows.get(record - 2).get(field) instanceof String;
    }

    @Override
    public boolean quoteEmpty(int record, int field) {
      return quoteValue(record, field, "");
    }
  }

  /** A text that a spreadsheet would run as a formula is marked as text. */
  private static String cell(Object value) {
    if (value instanceof String text) {
      return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
    if (value == null) {
      return null;
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
