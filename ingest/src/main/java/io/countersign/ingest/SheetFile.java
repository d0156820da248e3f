package io.countersign.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * One sheet of a workbook. Dates and numbers come as the text that a CSV file would have; a formula
 * stops the feed, since its value is only what some program last thought it was.
 */
record SheetFile(String name, String path, String sheet) implements Grid {

  @Override
  public Lines open() {
    ReadableWorkbook workbook = workbook(name, path);
    Sheet found =
        workbook
            .findSheet(sheet)
            .orElseThrow(
                () -> Unreadable.broken(name, "The workbook has no such sheet.", sheet, ""));
    try {
      return new SheetLines(name, workbook, found);
    } catch (ExcelReaderException e) {
      throw noWorkbook(name, e);
    } catch (IOException e) {
      throw Unreadable.unreachable(name, e);
    }
  }

  /** The sheet named so, or the only one there is. */
  static SheetFile only(String name, Path file, String sheet) {
    List<String> sheets = sheets(name, file);
    boolean only = sheets.size() == 1 && !sheets.contains(sheet);
    return new SheetFile(name, file.toString(), only ? sheets.get(0) : sheet);
  }

  static List<String> sheets(String name, Path file) {
    try (ReadableWorkbook workbook = workbook(name, file.toString())) {
      return workbook.getSheets().map(Sheet::getName).toList();
    } catch (ExcelReaderException e) {
      throw noWorkbook(name, e);
    } catch (IOException e) {
      throw Unreadable.unreachable(name, e);
    }
  }

  private static ReadableWorkbook workbook(String name, String path) {
    try {
      Unpacked.refuseSwollen(name, new File(path));
      return new ReadableWorkbook(new File(path), new ReadingOptions(true, true));
    } catch (ExcelReaderException | IOException e) {
      throw noWorkbook(name, e);
    }
  }

  /** Also of one with entities in it, which some programs would expand without end. */
  static Unreadable noWorkbook(String name, Exception e) {
    String said = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    return Unreadable.broken(name, "This is no XLSX workbook.", "a workbook", said);
  }
}
