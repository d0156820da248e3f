package io.countersign.ingest.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.countersign.ingest.source.ReadFailure;
import java.util.ArrayList;
import java.util.List;

/** Gathers the fields of a record, and refuses a quote where RFC 4180 allows none. */
final class CsvRecords extends AbstractBaseCsvCallbackHandler<FileRow> {
  /** How many characters a field may have to be read at all. */
  static final int LONGEST = 16 << 20;

  private final String file;
  private final List<String> cells = new ArrayList<>();
  private long line;

  CsvRecords(String file) {
    this.file = file;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    cells.clear();
  }

  @Override
  protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
    String cell = new String(buffer, from, length);
    if (!quoted && cell.indexOf('"') >= 0) {
      throw strayQuote(file, line, cell);
    }
    cells.add(cell);
  }

  @Override
  protected FileRow buildRecord() {
    return new FileRow(line, List.copyOf(cells));
  }

  static ReadFailure strayQuote(String file, long line, String found) {
    return ReadFailure.broken(
        file + ":" + line,
        "A quote stands where RFC 4180 allows none.",
        "\"a field with a \"\"quote\"\" in it\"",
        found);
  }
}
