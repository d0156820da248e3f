package io.countersign.reports.issue;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Manifest;
import java.util.Set;

/** Why a report is not issued, or not in this form. */
final class IssueProblems {
  private IssueProblems() {}

  static Refusal formatUnknown(String report, Set<String> endings, String ending) {
    return Problem.of("FORMAT_UNKNOWN", report)
        .what("An issue has no such format.")
        .expected("pdf, " + String.join(", ", endings))
        .found(ending)
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal periodClosed(ReportRun run, String closed, String issue) {
    String period = run.ask().period().name();
    return Problem.of("PERIOD_CLOSED", run.subject() + " " + period)
        .what("The period is closed, and its figures would come out differently now.")
        .expected("issue " + closed)
        .found("issue " + issue)
        .now(
            "For the same bytes: countersign reissue "
                + closed
                + ". To open the period: countersign restate "
                + period
                + " --reason … --approved-by …")
        .refusal(Exit.NOT_HELD);
  }

  static Refusal clash(Entry known, Manifest own, String subject) {
    return Problem.of("ISSUE_CLASH", own.issue())
        .what("The register has another issue of this id, so this one is not issued.")
        .expected("the same question, data and code as entry " + known.number())
        .found(subject + " " + own.question().period() + " of other data or code")
        .now("Issue it with another --as-of; please report this, it should never happen.")
        .refusal(Exit.NOT_HELD);
  }

  static Problem figuresDiffer(String where, String again, String sql, String printed) {
    return totalsDiffer(where)
        .what("Two ways of working out the same figure differ, so no report is issued.")
        .expected(again + " by " + sql.strip().replaceAll("\\s+", " "))
        .found(printed + " as the pages would print it")
        .now("Run both queries, find the mart that is wrong, and build it again.");
  }

  static Problem leftOut(String where, String name, String value) {
    return totalsDiffer(where)
        .what("Somebody has a part of a total and would get no copy, so no copy is issued.")
        .expected(value + " of " + name)
        .found("no row of " + name)
        .now("Run the table's query and the cross-check, and find where they differ.");
  }

  private static Problem totalsDiffer(String where) {
    return Problem.of("TOTALS_DIFFER", where);
  }
}
