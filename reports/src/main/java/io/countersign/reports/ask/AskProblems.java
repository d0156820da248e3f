package io.countersign.reports.ask;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.util.List;
import java.util.Set;

/** What can be wrong with what is asked of a report. */
public final class AskProblems {
  private AskProblems() {}

  /** The code of a report that there is not. */
  public static final String REPORT_UNKNOWN = "REPORT_UNKNOWN";

  static Refusal reportUnknown(String report, List<String> known) {
    return Problem.of(REPORT_UNKNOWN, report)
        .what("There is no such report.")
        .expected(String.join(", ", known))
        .found(report)
        .now(Suggestion.near(report, known))
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal parameterUnknown(ReportDeclaration declaration, String name) {
    return parameter("PARAMETER_UNKNOWN", declaration, name)
        .what("This report takes no such parameter.")
        .now("Leave it out.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal parameterMissing(ReportDeclaration declaration, String name) {
    return parameter("PARAMETER_MISSING", declaration, name)
        .what("This report is about one thing; say which.")
        .now("countersign report " + declaration.report() + " --for …, or --seed …")
        .refusal(Exit.WRONG_CALL);
  }

  private static Problem parameter(String code, ReportDeclaration declaration, String name) {
    return Problem.of(code, declaration.place(name))
        .expected(
            declaration.parameters().isEmpty()
                ? "no parameter"
                : String.join(", ", declaration.parameters().keySet()))
        .found(name);
  }

  static Refusal recipientUnknown(String report, Set<String> names, String only) {
    return unknown("RECIPIENT_UNKNOWN", report, names, only)
        .what("No row of this report belongs to whom the copy is asked for.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal subjectUnknown(String report, Set<String> ids, String only) {
    return unknown("SUBJECT_UNKNOWN", report, ids, only)
        .what("There is nothing of this id.")
        .refusal(Exit.WRONG_CALL);
  }

  private static Problem unknown(String code, String report, Set<String> known, String only) {
    String some = String.join(", ", known.stream().limit(20).toList());
    return Problem.of(code, "countersign report " + report + " --for")
        .expected(
            known.isEmpty()
                ? "nothing: there is none yet"
                : some + (known.size() > 20 ? ", …" : ""))
        .found(only)
        .now(Suggestion.near(only, known));
  }
}
