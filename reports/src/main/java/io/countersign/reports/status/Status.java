package io.countersign.reports.status;

/** How far a pack can be trusted. The data decide, never the caller. */
public enum Status {
  /** Control totals differ somewhere between source and mart. */
  UNRECONCILED,
  /** The period was not over when the question was asked. */
  DRAFT,
  /** Over and reconciled; a second person has still to release it. */
  PREPARED,
  RELEASED;

  static Status of(boolean reconciled, boolean over, boolean released) {
    if (!reconciled) {
      return UNRECONCILED;
    }
    if (!over) {
      return DRAFT;
    }
    return released ? RELEASED : PREPARED;
  }

  /** What is printed across every page; blank: nothing. */
  public String watermark() {
    return this == UNRECONCILED || this == DRAFT ? name() : "";
  }
}
