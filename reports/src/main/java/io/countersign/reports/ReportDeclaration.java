package io.countersign.reports;

import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
import io.countersign.lake.Resources;
import io.countersign.lake.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report's {@code report.yml}.
 *
 * @param report its name, that of its folder
 * @param about the question it answers
 * @param prefix how its issue ids begin
 * @param reads the tables its queries may name
 * @param queries SQL over the marts, by name
 * @param crossChecks figure id to SQL that works the same figure out another way
 * @param steps the steps of the bridges in their order, with the words for them
 * @param definitions id of a definition to its words
 */
record ReportDeclaration(
    String report,
    String about,
    String prefix,
    List<String> reads,
    Map<String, String> queries,
    Map<String, String> crossChecks,
    Map<String, Words> steps,
    Map<String, Words> definitions) {

  /** What a reader is told about a step or a definition. */
  record Words(String name, String meaning) {}

  /**
   * Reads the declaration of a report.
   *
   * @throws Refusal if there is no such report or its declaration is wrong
   */
  static ReportDeclaration of(String report) {
    Problems problems = new Problems();
    Optional<ReportDeclaration> read =
        Declarations.read(source(report), ReportDeclaration.class, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return read.orElseThrow();
  }

  private static Source source(String report) {
    List<Source> all = Resources.list("reports", "report.yml");
    return all.stream()
        .filter(source -> source.folder().equals(report))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Exit.WRONG_CALL,
                    new Problem(
                        "REPORT_UNKNOWN",
                        report,
                        "There is no such report.",
                        String.join(", ", all.stream().map(Source::folder).toList()),
                        report,
                        "")));
  }

  Words step(String reason) {
    return Optional.ofNullable(steps.get(reason))
        .orElseGet(() -> new Words(reason.replace('_', ' '), ""));
  }
}
