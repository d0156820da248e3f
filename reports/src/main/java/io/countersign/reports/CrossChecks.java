package io.countersign.reports;

import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
import java.math.BigDecimal;
import java.util.Optional;

/** Every printed total is worked out a second way; two that differ stop the report. */
final class CrossChecks {
  private CrossChecks() {}

  /**
   * Works every declared figure out again.
   *
   * @throws Refusal naming both figures wherever they differ
   */
  static void hold(ReportDeclaration declaration, Answers answers, Figures figures) {
    Problems problems = new Problems();
    declaration
        .crossChecks()
        .forEach(
            (id, sql) -> {
              Optional<Figure> printed = figures.get(id);
              BigDecimal again = answers.value(sql);
              if (!same(printed.map(Figure::value).orElse(null), again)) {
                problems.add(
                    printed
                        .map(figure -> differ(declaration, figure, again, sql))
                        .orElseGet(() -> unknown(declaration, id)));
              }
            });
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  /** No data and zero are told apart on the page, but both mean that nothing is missing here. */
  private static boolean same(BigDecimal printed, BigDecimal again) {
    return orZero(printed).compareTo(orZero(again)) == 0;
  }

  private static BigDecimal orZero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  private static Problem differ(
      ReportDeclaration declaration, Figure printed, BigDecimal again, String sql) {
    return new Problem(
        "TOTALS_DIFFER",
        "reports/" + declaration.report() + "/report.yml: " + printed.id(),
        "Two ways of working out the same figure differ, so no report is issued.",
        plain(again) + " by " + sql.strip().replaceAll("\\s+", " "),
        plain(printed.value()) + " as the pages would print it",
        "Run both queries, find the mart that is wrong, and build it again.");
  }

  private static String plain(BigDecimal value) {
    return value == null ? "no data" : value.toPlainString();
  }

  private static Problem unknown(ReportDeclaration declaration, String id) {
    return new Problem(
        "DECLARATION_WRONG",
        "reports/" + declaration.report() + "/report.yml: " + id,
        "A cross-check names a figure that the report does not print.",
        "the id of a figure, as figures.csv lists them",
        id,
        "");
  }
}
