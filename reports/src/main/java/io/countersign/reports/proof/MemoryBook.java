package io.countersign.reports.proof;

/** A book that lasts as long as its process. */
final class MemoryBook implements IssueBook {
  private Register register = Register.empty();

  @Override
  public Register register() {
    return register;
  }

  @Override
  public void add(Entry entry) {
    register = register.with(entry);
  }
}
