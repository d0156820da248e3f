package io.countersign.ingest;

import java.io.Serializable;
import java.util.List;

/** A file of rows under a header: what it is called, and how to read it, anywhere, again. */
interface Grid extends Serializable {
  /** As people know it: its path in the workspace, with the sheet where it has several. */
  String name();

  /**
   * Opens it before its header.
   *
   * @throws Unreadable where the file cannot be what it says it is
   */
  Lines open();

  /** The names of its columns, as written. */
  default List<String> header() {
    try (Lines lines = open()) {
      if (!lines.hasNext()) {
        throw Unreadable.broken(name(), "The file is empty.", "a header", "nothing");
      }
      return lines.next().cells();
    }
  }
}
