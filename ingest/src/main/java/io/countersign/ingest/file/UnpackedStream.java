package io.countersign.ingest.file;

import io.countersign.ingest.source.ReadFailure;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What comes out of a packed file, counted: a small file that swells without end was made to fill a
 * memory or a disk, and is refused before it does.
 */
final class UnpackedStream extends FilterInputStream {
  /** Text of tables shrinks to a fifth or a fiftieth; beyond this it is hardly data. */
  private static final long TIMES = 500;

  /** However small the file: so much may come out of it. */
  private static final long ALWAYS = 16L << 20;

  private final String name;
  private final long most;
  private long count;

  private UnpackedStream(String name, long packed, InputStream unpacked) {
    super(unpacked);
    this.name = name;
    this.most = Math.max(ALWAYS, packed * TIMES);
  }

  /**
   * @param file the packed file, of which the size counts
   * @throws ReadFailure from its reads, where it swells beyond all measure
   */
  static UnpackedStream of(String name, Path file, InputStream unpacked) throws IOException {
    return new UnpackedStream(name, Files.size(file), unpacked);
  }

  /** Unpacks each entry of a zip once to nowhere, for readers that hold some of them in memory. */
  static void refuseSwollen(String name, File zip) throws IOException {
    try (ZipFile packed = new ZipFile(zip)) {
      for (ZipEntry entry : Collections.list(packed.entries())) {
        try (UnpackedStream all = of(name, zip.toPath(), packed.getInputStream(entry))) {
          all.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  @Override
  public int read() throws IOException {
    int got = super.read();
    count(got < 0 ? 0 : 1);
    return got;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int got = super.read(buffer, from, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int more) {
    count += more;
    if (count > most) {
      throw ReadFailure.broken(
          name,
          "The packed file swells beyond all measure.",
          "at most " + most + " bytes out of it",
          "more than " + most);
    }
  }
}
