package io.countersign.ingest.file;

import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import io.countersign.ingest.source.ReadFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * One sheet of a workbook. Dates and numbers come as the text that a CSV file would have; a formula
 * stops the feed, since its value is only what some program last thought it was.
 *
 * @param types of the columns whose type is known, by name
 */
record XlsxSheet(String name, String path, String sheet, TreeMap<String, ColumnType> types)
    implements TabularFile {

  /** Of foreign files, whose columns hold whatever they hold. */
  static XlsxSheet foreign(String name, Path file, String sheet) {
    return new XlsxSheet(name, file.toString(), sheet, new TreeMap<>());
  }

  /** Of the feed's own columns. */
  static XlsxSheet of(String name, Path file, String sheet, Contract feed) {
    TreeMap<String, ColumnType> types = new TreeMap<>();
    feed.columns().forEach((column, said) -> types.put(column, said.type()));
    return new XlsxSheet(name, file.toString(), sheet, types);
  }

  /** The file and the sheet. */
  String place() {
    return name.endsWith("#" + sheet) ? name : name + "#" + sheet;
  }

  @Override
  public FileRows open() {
    ReadableWorkbook workbook = workbook(name, path);
    Sheet found =
        workbook
            .findSheet(sheet)
            .orElseThrow(
                () -> ReadFailure.broken(name, "The workbook has no such sheet.", sheet, ""));
    try {
      return new XlsxRows(this, workbook, found);
    } catch (ExcelReaderException e) {
      throw noWorkbook(name, e);
    } catch (IOException e) {
      throw ReadFailure.unreachable(name, e);
    }
  }

  /** The sheet named so, or the only one there is. */
  static XlsxSheet only(String name, Path file, Contract feed) {
    List<String> sheets = sheets(name, file);
    boolean only = sheets.size() == 1 && !sheets.contains(feed.name());
    return of(name, file, only ? sheets.get(0) : feed.name(), feed);
  }

  static List<String> sheets(String name, Path file) {
    try (ReadableWorkbook workbook = workbook(name, file.toString())) {
      return workbook.getSheets().map(Sheet::getName).toList();
    } catch (ExcelReaderException e) {
      throw noWorkbook(name, e);
    } catch (IOException e) {
      throw ReadFailure.unreachable(name, e);
    }
  }

  private static ReadableWorkbook workbook(String name, String path) {
    try {
      UnpackedStream.refuseSwollen(name, new File(path));
      return new ReadableWorkbook(new File(path), new ReadingOptions(true, true));
    } catch (ExcelReaderException | IOException e) {
      throw noWorkbook(name, e);
    }
  }

  /** Also of one with entities in it, which some programs would expand without end. */
  static ReadFailure noWorkbook(String name, Exception e) {
    String said = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    return ReadFailure.broken(name, "This is no XLSX workbook.", "a workbook", said);
  }
}
