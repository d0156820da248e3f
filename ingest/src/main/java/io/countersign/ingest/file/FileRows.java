package io.countersign.ingest.file;

import java.io.Closeable;
import java.util.Iterator;

/** The rows of an open file, one at a time, the header among them. */
interface FileRows extends Iterator<FileRow>, Closeable {
  @Override
  void close();

  /** Whether a row that could not be read leaves the others behind it readable. */
  default boolean goesOn() {
    return false;
  }
}
