package io.countersign.reports.files;

import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A sheet as a workbook holds it. */
final class SheetXml {
  /** What a cell holds at most; a spreadsheet calls a file broken that holds more. */
  private static final int LONGEST = 32_767;

  private static final LocalDate DAY_NOUGHT = LocalDate.of(1899, 12, 30);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
  private final Worksheet sheet;
  private final ZoneId zone;
  private final StringBuilder xml = new StringBuilder();

  SheetXml(Worksheet sheet, ZoneId zone) {
    this.sheet = sheet;
    this.zone = zone;
  }

  String text() {
    xml.append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
        .append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\"")
        .append(" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .append("</sheetView></sheetViews><cols>");
    int at = 1;
    for (ColumnFormat kind : sheet.columns().values()) {
      int width =
          kind.isNumber() ? 14 : kind == ColumnFormat.text || kind == ColumnFormat.detail ? 26 : 20;
      xml.append("<col min=\"" + at + "\" max=\"" + at + "\" width=\"" + width + "\"/>");
      at++;
    }
    xml.append("</cols><sheetData><row r=\"1\">");
    sheet.columns().keySet().forEach(column -> text(Wording.sentence(column), SheetStyle.HEADING));
    xml.append("</row>");
    List<ColumnFormat> kinds = List.copyOf(sheet.columns().values());
    for (List<Object> row : sheet.rows()) {
      xml.append("<row>");
      for (int i = 0; i < kinds.size(); i++) {
        cell(row.get(i), SheetStyle.of(kinds.get(i)));
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private void cell(Object value, SheetStyle style) {
    if (value == null) {
      xml.append("<c/>");
    } else if (value instanceof BigDecimal number) {
      number(number.toPlainString(), style);
    } else if (value instanceof Long number) {
      number(number.toString(), style);
    } else if (value instanceof LocalDate day) {
      number(serial(day.atStartOfDay()), SheetStyle.DAY);
    } else if (value instanceof Instant at) {
      number(serial(LocalDateTime.ofInstant(at, zone)), SheetStyle.MINUTE);
    } else {
      text(value.toString(), SheetStyle.TEXT);
    }
  }

  private void number(String number, SheetStyle style) {
    xml.append("<c s=\"" + SheetStyle.xml(style) + "\"><v>").append(number).append("</v></c>");
  }

  private void text(String text, SheetStyle style) {
    String held = text.substring(0, Math.min(LONGEST, text.length()));
    xml.append(
            "<c t=\"inlineStr\" s=\"" + SheetStyle.xml(style) + "\"><is><t xml:space=\"preserve\">")
        .append(escaped(held))
        .append("</t></is></c>");
  }

  /** Days since the day that spreadsheets count from. */
  private static String serial(LocalDateTime at) {
    BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(DAY_NOUGHT, at.toLocalDate()));
    LocalTime time = at.toLocalTime();
    BigDecimal part =
        BigDecimal.valueOf(time.toSecondOfDay()).divide(SECONDS, 10, RoundingMode.HALF_UP);
    return days.add(part).stripTrailingZeros().toPlainString();
  }

  /** Without what XML does not know. */
  static String escaped(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
