package io.countersign.reports.register;

import java.util.List;

/** A book that lasts as long as its process. */
public final class MemoryRegister implements RegisterStore {
  private Register register = Register.empty();

  @Override
  public Register register() {
    return register;
  }

  @Override
  public void addAll(List<Entry> entries) {
    for (Entry entry : entries) {
      register = register.with(entry);
    }
  }
}
