package io.countersign.ingest.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.countersign.ingest.source.ReadFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/** The records of a file, with every fault of the text turned into one clear error. */
final class CsvRows implements FileRows {
  private final CsvFile file;
  private final CsvReader<FileRow> reader;
  private final CloseableIterator<FileRow> records;
  private final QuoteCount quotes;
  private long last;

  CsvRows(CsvFile file, CsvReader<FileRow> reader, QuoteCount quotes) {
    this.file = file;
    this.reader = reader;
    this.records = reader.iterator();
    this.quotes = quotes;
  }

  /** Passes over what stands above the header. */
  CsvRows from(int headerLine) {
    for (int i = 1; i < headerLine && hasNext(); i++) {
      next();
    }
    return this;
  }

  @Override
  public boolean hasNext() {
    try {
      boolean more = records.hasNext();
      if (!more && quotes.odd()) {
        throw neverClosed();
      }
      return more;
    } catch (CsvParseException | UncheckedIOException e) {
      throw fault(e);
    }
  }

  @Override
  public FileRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      FileRow line = records.next();
      last = line.number();
      return line;
    } catch (CsvParseException | UncheckedIOException e) {
      throw fault(e);
    }
  }

  private ReadFailure neverClosed() {
    return ReadFailure.broken(
        file.name() + ":" + last, "A quote that opens in this record is never closed.", "\"", "");
  }

  private ReadFailure fault(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ReadFailure ours) {
        return ours;
      }
      if (cause instanceof CharacterCodingException) {
        return ReadFailure.undeclared(
            file.name() + ":" + last,
            "After this line the text is not in its encoding.",
            file.charset(),
            "",
            "Save it as UTF-8. Of a product of kind exports, system.yml may say of its table in what it is"
                + " written: charset: windows-1252, or charset: [UTF-8, windows-1252] for the first that fits.");
      }
      if (String.valueOf(cause.getMessage()).startsWith("The maximum buffer size")) {
        return tooLong();
      }
      if (cause instanceof CsvParseException && cause.getCause() == null) {
        return CsvRecords.strayQuote(file.name(), startOf(thrown), cause.getMessage());
      }
    }
    return ReadFailure.broken(
        file.name() + ":" + last,
        "The file breaks off after this line.",
        "a whole file",
        thrown.getMessage());
  }

  /** Also said of a quote that opens and is not closed for so long. */
  private ReadFailure tooLong() {
    return ReadFailure.broken(
        file.name() + ":" + (last + 1),
        "A field is too long.",
        "at most " + CsvRecords.LONGEST + " characters, and each quote closed",
        "more");
  }

  /** The line of the faulty record, which the parser says in words only. */
  private long startOf(RuntimeException thrown) {
    var number = Pattern.compile("line (\\d+)").matcher(String.valueOf(thrown.getMessage()));
    return number.find() ? Long.parseLong(number.group(1)) : last + 1;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw ReadFailure.unreachable(file.name(), e);
    }
  }
}
