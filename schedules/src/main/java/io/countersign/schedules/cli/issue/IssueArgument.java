package io.countersign.schedules.cli.issue;

import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Register;
import io.countersign.reports.register.RegisterProblems;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The issue that a call names: by its id, or as the newest one. */
final class IssueArgument {
  /** Stands for the newest issue. */
  static final String LATEST = "latest";

  @Parameters(
      index = "0",
      paramLabel = "ISSUE",
      description = "As CP-2026-10-1a2b3c4d5e6f7081, or 'latest' for the newest one.")
  private String issue;

  @Option(
      names = "--report",
      paramLabel = "NAME",
      description = "With 'latest': of this report, as cfo_pack or claimed_vs_verified/a.sponsor.")
  private Optional<String> report = Optional.empty();

  /** Its id. */
  String id(Register register) {
    return issue.equals(LATEST) ? latest(register, report).subject().issue() : issue;
  }

  /**
   * The newest issue, of all or of one report.
   *
   * @throws Refusal ISSUE_UNKNOWN
   */
  static Entry latest(Register register, Optional<String> report) {
    return register
        .newest(report.orElse(""))
        .orElseThrow(
            () -> {
              List<String> issued = register.reports();
              return RegisterProblems.issueUnknown(
                      report.map(name -> LATEST + " --report " + name).orElse(LATEST),
                      "Nothing of it was issued from this workspace yet.")
                  .expected(String.join(", ", issued))
                  .now(
                      report
                          .flatMap(name -> Suggestion.nearest(name, issued))
                          .map(near -> "Did you mean '" + near + "'?")
                          .orElse("'countersign report NAME' issues one."))
                  .refusal(Exit.WRONG_CALL);
            });
  }
}
