package io.countersign.ingest.file;

import de.siegmar.fastcsv.reader.CsvReader;
import io.countersign.ingest.source.ReadFailure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

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
    implements TabularFile {

  static CsvFile plain(String name, Path path) {
    return new CsvFile(name, path.toString(), "UTF-8", ',', 1, "");
  }

  @Override
  public FileRows open() {
    try {
      QuoteCount text = new QuoteCount(decoded(withoutMark(unpacked())));
      return new CsvRows(this, reader(text), text).from(headerLine);
    } catch (IOException e) {
      throw ReadFailure.unreachable(name, e);
    }
  }

  private CsvReader<FileRow> reader(QuoteCount text) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .maxBufferSize(CsvRecords.LONGEST)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .build(new CsvRecords(name), text);
  }

  private InputStream unpacked() throws IOException {
    if (path.endsWith(".zip")) {
      return UnpackedStream.of(name, Path.of(path), entryOf());
    }
    InputStream bytes = new BufferedInputStream(Files.newInputStream(Path.of(path)), 1 << 16);
    return path.endsWith(".gz")
        ? UnpackedStream.of(name, Path.of(path), new GZIPInputStream(bytes, 1 << 16))
        : bytes;
  }

  /** The one file that the glob fits, by its name or with its folders. */
  private InputStream entryOf() throws IOException {
    ZipFile zip = zip();
    try {
      List<? extends ZipEntry> files =
          zip.stream()
              .filter(CsvFile::isFile)
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      var wanted = FileSystems.getDefault().getPathMatcher("glob:" + entry);
      List<? extends ZipEntry> fit =
          files.stream()
              .filter(
                  one ->
                      wanted.matches(Path.of(one.getName()))
                          || wanted.matches(Path.of(one.getName()).getFileName()))
              .toList();
      if (fit.size() != 1) {
        throw notOne(fit.isEmpty() ? files : fit, fit.isEmpty());
      }
      return closing(zip, zip.getInputStream(fit.get(0)));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private ZipFile zip() throws IOException {
    try {
      return new ZipFile(path);
    } catch (ZipException e) {
      throw ReadFailure.broken(name, "This is no zip file.", "a zip", e.getMessage());
    }
  }

  /** Not what some machines put beside each file. */
  private static boolean isFile(ZipEntry one) {
    String name = one.getName();
    return !one.isDirectory()
        && !name.startsWith("__MACOSX/")
        && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
  }

  private ReadFailure notOne(List<? extends ZipEntry> files, boolean none) {
    return ReadFailure.undeclared(
        name,
        none ? "The zip has no such file." : "The zip has several such files, and one is read.",
        entry,
        files.stream().map(ZipEntry::getName).toList().toString(),
        "Write a glob that fits one of them under tables: in system.yml, as entry: '%s'."
            .formatted(files.isEmpty() ? "*.csv" : files.get(0).getName()));
  }

  private static InputStream closing(ZipFile zip, InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public void close() throws IOException {
        super.close();
        zip.close();
      }
    };
  }

  /** The same in the first of some encodings that all of it fits; in the last, where none does. */
  CsvFile inFirstOf(List<String> charsets) {
    return charsets.stream()
        .map(one -> new CsvFile(name, path, one, delimiter, headerLine, entry))
        .filter(CsvFile::fits)
        .findFirst()
        .orElseGet(() -> new CsvFile(name, path, charsets.get(0), delimiter, headerLine, entry));
  }

  private boolean fits() {
    try (InputStream bytes = unpacked();
        Reader text = decoded(withoutMark(bytes))) {
      text.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException | ReadFailure e) {
      // It will be said when the file is read.
      return true;
    }
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
