package io.countersign.reports.files;

import io.countersign.reports.table.ColumnFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How cells look in a workbook; the place in this list is the style's number in the file. */
enum SheetStyle {
  TEXT("General", false),
  HEADING("General", true),
  MONEY("#,##0.00", false),
  COUNT("#,##0", false),
  HOURS("#,##0.0", false),
  SHARE("0.0%", false),
  DAY("yyyy\\-mm\\-dd", false),
  MINUTE("yyyy\\-mm\\-dd\\ hh:mm", false),
  EXACT("General", false);

  private static final int OWN_FORMATS = 164;
  private final String format;
  private final boolean bold;

  SheetStyle(String format, boolean bold) {
    this.format = format;
    this.bold = bold;
  }

  static SheetStyle of(ColumnFormat kind) {
    return switch (kind) {
      case money -> MONEY;
      case count, days -> COUNT;
      case hours, seconds -> HOURS;
      case share -> SHARE;
      case exact -> EXACT;
      case day -> DAY;
      case minute -> MINUTE;
      case text, name, word, detail, flag -> TEXT;
    };
  }

  static String xml() {
    return "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + list("numFmts", style -> style.number() >= OWN_FORMATS ? style.numFmt() : "")
        + "<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Arial\"/></font>"
        + "<font><b/><sz val=\"10\"/><name val=\"Arial\"/></font></fonts>"
        + "<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>"
        + "<borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        + list("cellXfs", SheetStyle::xf)
        + "</styleSheet>";
  }

  private interface Part {
    String of(SheetStyle style);
  }

  private static String list(String name, Part part) {
    String parts = Stream.of(values()).map(part::of).collect(Collectors.joining());
    long count = Stream.of(values()).filter(style -> !part.of(style).isEmpty()).count();
    return "<" + name + " count=\"" + count + "\">" + parts + "</" + name + ">";
  }

  private int number() {
    return format.equals("General") ? 0 : OWN_FORMATS + xml(this);
  }

  private String numFmt() {
    return "<numFmt numFmtId=\"" + number() + "\" formatCode=\"" + format + "\"/>";
  }

  /** Text keeps its mark, so that it stays text also where it is edited or written as CSV. */
  private String xf() {
    return "<xf numFmtId=\"%s\" fontId=\"%s\" applyNumberFormat=\"1\" applyFont=\"1\"%s/>"
        .formatted(number(), bold ? 1 : 0, this == TEXT ? " quotePrefix=\"1\"" : "");
  }

  /** Its number in the file. */
  static int xml(SheetStyle style) {
    return java.util.List.of(values()).indexOf(style);
  }
}
