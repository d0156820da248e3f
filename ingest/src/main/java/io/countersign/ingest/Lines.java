package io.countersign.ingest;

import java.io.Closeable;
import java.util.Iterator;

/** The rows of an open file, one at a time, the header among them. */
interface Lines extends Iterator<Line>, Closeable {
  @Override
  void close();
}
