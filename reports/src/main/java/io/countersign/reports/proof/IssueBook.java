package io.countersign.reports.proof;

/** Where the register is kept. */
public interface IssueBook {
  /** All entries so far. */
  Register register();

  /** Adds the next entry, for good. */
  void add(Entry entry);

  /** A book that lasts as long as its process. */
  static IssueBook inMemory() {
    return new MemoryBook();
  }
}
