package io.countersign.ingest;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a sheet, its first one the header; rows with nothing in them are passed over. */
final class SheetLines implements Lines {
  /** A workbook keeps binary fractions, of which 15 digits are what was typed. */
  private static final MathContext TYPED = new MathContext(15);

  private final String name;
  private final ReadableWorkbook workbook;
  private final Iterator<Row> rows;
  private int width = -1;

  SheetLines(String name, ReadableWorkbook workbook, Sheet sheet) throws IOException {
    this.name = name;
    this.workbook = workbook;
    this.rows = sheet.openStream().filter(row -> row.getFirstNonEmptyCell().isPresent()).iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (ExcelReaderException e) {
      throw SheetFile.noWorkbook(name, e);
    }
  }

  @Override
  public Line next() {
    Row row = rows.next();
    width = width < 0 ? row.getCellCount() : width;
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(width, row.getCellCount()); i++) {
      cells.add(i < row.getCellCount() ? text(row.getCell(i)) : "");
    }
    return new Line(row.getRowNum(), trimmed(cells));
  }

  /** Cells that are only formatted, beyond the last column of the header, are no fields. */
  private List<String> trimmed(List<String> cells) {
    int length = cells.size();
    while (length > width && cells.get(length - 1).isEmpty()) {
      length--;
    }
    return List.copyOf(cells.subList(0, length));
  }

  private String text(Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> isDate(cell) ? date(cell.asDate()) : number(cell.asNumber());
      case BOOLEAN -> cell.asBoolean().toString();
      case STRING -> cell.asString();
      case FORMULA, ERROR, EMPTY ->
          throw Unreadable.broken(
              name + " " + cell.getAddress(),
              "The cell holds a formula or an error.",
              "a value; paste the formula's value over it",
              "=" + cell.getFormula());
    };
  }

  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    return format != null
        && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "").matches("(?i).*[ymdhs].*");
  }

  private static String date(LocalDateTime at) {
    boolean wholeDay = at.toLocalTime().equals(LocalTime.MIDNIGHT);
    return wholeDay ? at.toLocalDate().toString() : at.toString();
  }

  private static String number(BigDecimal number) {
    BigDecimal typed = number.round(TYPED).stripTrailingZeros();
    return typed.toPlainString();
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw Unreadable.unreachable(name, e);
    }
  }
}
