package io.countersign.reports.register;

import java.util.ArrayList;
import java.util.List;

/** A book that writes many entries at once: what is added is kept when it is told to. */
public final class BufferedRegister implements RegisterStore {
  private final RegisterStore book;
  private final List<Entry> added = new ArrayList<>();
  private Register register;

  public BufferedRegister(RegisterStore book) {
    this.book = book;
    this.register = book.register();
  }

  @Override
  public Register register() {
    return register;
  }

  @Override
  public void addAll(List<Entry> entries) {
    added.addAll(entries);
    for (Entry entry : entries) {
      register = register.with(entry);
    }
  }

  /** Writes what was added since. */
  public void keep() {
    if (!added.isEmpty()) {
      book.addAll(added);
      added.clear();
    }
  }
}
