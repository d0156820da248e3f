package io.countersign.ingest.file;

import io.countersign.ingest.source.ReadFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a sheet, its first one the header; rows with nothing in them are passed over. */
final class XlsxRows implements FileRows {
  private final XlsxSheet file;
  private final XlsxCells cells;
  private final ReadableWorkbook workbook;
  private final Iterator<Row> rows;
  private List<String> header = List.of();

  XlsxRows(XlsxSheet file, ReadableWorkbook workbook, Sheet sheet) throws IOException {
    this.file = file;
    this.cells = new XlsxCells(file.place(), file.types());
    this.workbook = workbook;
    this.rows = sheet.openStream().filter(row -> row.getFirstNonEmptyCell().isPresent()).iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (ExcelReaderException e) {
      throw XlsxSheet.noWorkbook(file.name(), e);
    }
  }

  @Override
  public FileRow next() {
    Row row = rows.next();
    int width = Math.max(header.size(), row.getCellCount());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String column = i < header.size() ? header.get(i) : "";
      texts.add(i < row.getCellCount() ? cells.text(row.getCell(i), column) : "");
    }
    FileRow line = new FileRow(row.getRowNum(), trimmed(texts));
    header = header.isEmpty() ? line.cells() : header;
    return line;
  }

  @Override
  public boolean goesOn() {
    return true;
  }

  /** Cells that are only formatted, beyond the last column of the header, are no fields. */
  private List<String> trimmed(List<String> texts) {
    int length = texts.size();
    while (length > header.size() && texts.get(length - 1).isEmpty()) {
      length--;
    }
    return List.copyOf(texts.subList(0, length));
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw ReadFailure.unreachable(file.name(), e);
    }
  }
}
