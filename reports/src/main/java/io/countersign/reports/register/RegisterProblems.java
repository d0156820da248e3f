package io.countersign.reports.register;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;

/** Why the register does not take a note. */
public final class RegisterProblems {
  private static final String RESTATE =
      "countersign restate PERIOD --reason … --approved-by … [--by …]";

  private RegisterProblems() {}

  /** Nobody may sign alone. */
  static Problem fourEyes(String where, String what) {
    return Problem.of("FOUR_EYES", where).what(what);
  }

  /** An issue that there is not. */
  public static Problem issueUnknown(String issue, String what) {
    return Problem.of("ISSUE_UNKNOWN", issue).what(what);
  }

  static Refusal alreadyReleased(String issue, String by) {
    return Problem.of("ALREADY_RELEASED", issue)
        .what("This issue was released already.")
        .found("by " + by)
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal notReleasable(String issue, String status) {
    return Problem.of("NOT_RELEASABLE", issue)
        .what("Only a reconciled issue about a period that is over can be released.")
        .expected("PREPARED")
        .found(status)
        .now("Its cover says what is missing; issue it again when that is there.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal superseded(String issue, String later) {
    return Problem.of("SUPERSEDED", issue)
        .what("A later issue has taken its place.")
        .expected("issue " + later)
        .found(issue)
        .now("Release that one.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal periodNotClosed(String period) {
    return Problem.of("PERIOD_NOT_CLOSED", period)
        .what("Only a closed period can be restated.")
        .found("not closed")
        .now("countersign close " + period + ", where it is over; else issue the report anew.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal reasonMissing(String period) {
    return Problem.of("REASON_MISSING", period)
        .what("A restatement needs a reason; it is printed.")
        .found("none")
        .now(RESTATE)
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal restatedAlone(String period, String approvedBy) {
    return fourEyes(
            period,
            "A restatement must be allowed by somebody other than the person who asks for it.")
        .found(approvedBy)
        .now(RESTATE)
        .refusal(Exit.WRONG_CALL);
  }
}
