package io.countersign.reports.register;

import java.util.List;

/** Where the register is kept. */
public interface RegisterStore {
  /** All entries so far. */
  Register register();

  /** Adds the next entries, for good: all of them or none. */
  void addAll(List<Entry> entries);

  /** Adds the next entry, for good. */
  default void add(Entry entry) {
    addAll(List.of(entry));
  }
}
