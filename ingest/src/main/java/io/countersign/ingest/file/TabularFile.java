package io.countersign.ingest.file;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.problem.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A file of rows under a header: what it is called, and how to read it, anywhere, again. */
interface TabularFile extends Serializable {
  /** As people know it: its path in the workspace, with the sheet where it has several. */
  String name();

  /**
   * Opens it before its header.
   *
   * @throws ReadFailure where the file cannot be what it says it is
   */
  FileRows open();

  /** Everything in it that cannot be read, up to so many. All of it is read for that. */
  default List<Problem> faults(int most) {
    List<Problem> faults = new ArrayList<>();
    try (FileRows lines = open()) {
      while (faults.size() < most && lines.hasNext()) {
        try {
          lines.next();
        } catch (ReadFailure e) {
          faults.add(e.problem());
          if (!lines.goesOn()) {
            break;
          }
        }
      }
    } catch (ReadFailure e) {
      faults.add(e.problem());
    }
    return faults;
  }

  /** The names of its columns, as written. */
  default List<String> header() {
    try (FileRows lines = open()) {
      if (!lines.hasNext()) {
        throw ReadFailure.broken(name(), "The file is empty.", "a header", "nothing");
      }
      return lines.next().cells();
    }
  }
}
