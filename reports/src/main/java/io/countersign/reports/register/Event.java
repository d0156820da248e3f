package io.countersign.reports.register;

/** What the register takes note of. */
public enum Event {
  /** A report was issued; nobody has released it yet. */
  PREPARED,
  /** A second person stands behind it. */
  RELEASED,
  /** A period was frozen, and the evidence of its issue kept. */
  CLOSED,
  /** A closed period was opened again. */
  RESTATED
}
