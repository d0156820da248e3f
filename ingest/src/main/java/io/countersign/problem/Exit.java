package io.countersign.problem;

/** How a command ends; the numbers are fixed, scripts rely on them. */
public enum Exit {
  DONE(0),
  /** Done, but a check or a reconciliation did not hold; nothing false was published. */
  NOT_HELD(1),
  /** The call or a declaration is wrong. */
  WRONG_CALL(2),
  /** A source, the disk or the lake could not be reached. */
  NOT_REACHED(3),
  INTERRUPTED(130);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
