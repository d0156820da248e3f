package io.countersign.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Comma-separated text by RFC 4180 and nothing looser: plain, gzipped or in a zip.
 *
 * @param path where it lies on this machine
 * @param charset its encoding; a byte-order mark of UTF-8 is skipped
 * @param headerLine which record is the header, from 1
 * @param entry the glob of the one file in a zip; blank otherwise
 */
record CsvFile(
    String name, String path, String charset, char delimiter, int headerLine, String entry)
    implements Grid {

  static CsvFile plain(String name, Path path) {
    return new CsvFile(name, path.toString(), "UTF-8", ',', 1, "");
  }

  @Override
  public Lines open() {
    try {
      InputStream bytes = new BufferedInputStream(Files.newInputStream(Path.of(path)), 1 << 16);
      QuoteCount text = new QuoteCount(decoded(withoutMark(unpacked(bytes))));
      return new CsvLines(this, reader(text), text).from(headerLine);
    } catch (IOException e) {
      throw Unreadable.unreachable(name, e);
    }
  }

  private CsvReader<Line> reader(QuoteCount text) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .maxBufferSize(CsvRecords.LONGEST)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .build(new CsvRecords(name), text);
  }

  private InputStream unpacked(InputStream bytes) throws IOException {
    if (path.endsWith(".gz")) {
      return Unpacked.of(name, Path.of(path), new GZIPInputStream(bytes, 1 << 16));
    }
    return path.endsWith(".zip")
        ? Unpacked.of(name, Path.of(path), entryOf(new ZipInputStream(bytes)))
        : bytes;
  }

  private InputStream entryOf(ZipInputStream zip) throws IOException {
    var wanted = FileSystems.getDefault().getPathMatcher("glob:" + entry);
    List<String> others = new ArrayList<>();
    for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
      if (wanted.matches(Path.of(next.getName()))) {
        return zip;
      }
      others.add(next.getName());
    }
    throw Unreadable.broken(name, "The zip has no such file.", entry, others.toString());
  }

  private static InputStream withoutMark(InputStream bytes) throws IOException {
    PushbackInputStream start = new PushbackInputStream(bytes, 3);
    byte[] first = start.readNBytes(3);
    boolean mark =
        first.length == 3
            && first[0] == (byte) 0xEF
            && first[1] == (byte) 0xBB
            && first[2] == (byte) 0xBF;
    if (!mark) {
      start.unread(first);
    }
    return start;
  }

  private Reader decoded(InputStream bytes) {
    return new InputStreamReader(
        bytes,
        Charset.forName(charset)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
