package io.countersign.reports.issue;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.reports.ask.ListDeclaration;
import io.countersign.reports.ask.QueryResults;
import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every printed total is worked out a second way; two that differ stop the report. */
final class CrossChecks {
  private final ReportDeclaration declaration;
  private final Map<String, Map<String, BigDecimal>> again = new LinkedHashMap<>();

  /** Works every declared figure out again: for all, or in one go for each recipient. */
  CrossChecks(ReportDeclaration declaration, QueryResults answers) {
    this.declaration = declaration;
    boolean each = declaration.list().flatMap(ListDeclaration::copies).isPresent();
    answers
        .all(declaration.crossChecks())
        .forEach((id, lines) -> again.put(id, each ? each(lines) : one(lines)));
  }

  /** The value of one row and one column; null where it is undefined. */
  private static Map<String, BigDecimal> one(List<Line> lines) {
    Map<String, BigDecimal> one = new HashMap<>();
    one.put("", lines.isEmpty() ? null : lines.get(0).first());
    return one;
  }

  /** By the recipient in the first column. */
  private Map<String, BigDecimal> each(List<Line> lines) {
    String nobody = declaration.list().orElseThrow().copies().orElseThrow().nobody();
    Map<String, BigDecimal> each = new TreeMap<>();
    lines.forEach(line -> each.put(line.firstText(), line.last()));
    if (each.containsKey("")) {
      each.merge(nobody, orZero(each.remove("")), BigDecimal::add);
    }
    return each;
  }

  /**
   * Holds the figures of a report, or of one copy of it, against them.
   *
   * @throws Refusal naming both figures wherever they differ
   */
  void hold(ReportData data) {
    Problems problems = new Problems();
    again.forEach(
        (id, values) -> {
          BigDecimal second = values.get(theirs(data));
          Optional<Figure> printed = data.figures().get(id);
          if (!same(printed.map(Figure::value).orElse(null), second)) {
            problems.add(
                printed
                    .map(
                        figure ->
                            differ(declaration, figure, second, declaration.crossChecks().get(id)))
                    .orElseGet(() -> unknown(declaration, id)));
          }
        });
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  /**
   * Whether those who have a value in a second reckoning all get a copy.
   *
   * @throws Refusal naming those who are left out
   */
  void cover(Set<String> recipients) {
    Problems problems = new Problems();
    again.forEach(
        (id, values) ->
            values.forEach(
                (name, value) -> {
                  if (!recipients.contains(name) && orZero(value).signum() != 0) {
                    problems.add(IssueProblems.leftOut(declaration.place(id), name, plain(value)));
                  }
                }));
    problems.refuseIfAny(Exit.NOT_HELD);
  }

  private String theirs(ReportData data) {
    return declaration.list().flatMap(ListDeclaration::copies).isPresent() ? data.copy() : "";
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
    return IssueProblems.figuresDiffer(
        declaration.place(printed.id()), plain(again), sql, plain(printed.value()));
  }

  private static String plain(BigDecimal value) {
    return value == null ? "no data" : value.toPlainString();
  }

  private static Problem unknown(ReportDeclaration declaration, String id) {
    return Declarations.wrong(
            declaration.place(id), "A cross-check names a figure that the report does not print.")
        .expected("the id of a figure, as figures.csv lists them")
        .found(id);
  }
}
