package io.countersign.reports.pack.control;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.Row;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * How many cases of something there are, the oldest of them, and the money at stake. The same money
 * may stand behind several cases: it is never added up, the largest single amount is shown.
 */
record Exposure(ReportData material, Scale scale) {

  /** The cells of a row; lines hold cases, oldest (days), valued, largest (group currency). */
  Row onto(Row row, String id, List<Line> lines) {
    Counts of = new Counts(lines);
    BigDecimal largest = max(lines, "largest");
    return row.with("count", material.count(id + ".count", of.of("cases")))
        .with("oldest", days(id + ".oldest", max(lines, "oldest")))
        .with("valued", material.count(id + ".valued", of.of("valued")))
        .with("largest", material.money(id + ".largest", largest, scale.round(largest)));
  }

  /** A single case: its age and its money. */
  Row item(Row row, String id, Line line) {
    BigDecimal amount = line.amount("amount_at_stake");
    return row.with("age", days(id + ".age", line.amount("age_days")))
        .with("amount", material.money(id + ".amount", amount, scale.round(amount)));
  }

  private String days(String id, BigDecimal days) {
    return material.figures().add(id, days, "days", FigureFormat.number(days));
  }

  /** The largest of a column; null where no line has it. */
  static BigDecimal max(List<Line> lines, String column) {
    return lines.stream()
        .map(line -> line.amount(column))
        .filter(Objects::nonNull)
        .max(BigDecimal::compareTo)
        .orElse(null);
  }
}
