package io.countersign.reports.pack.control;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.Row;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * How many cases of something there are, the oldest of them, and the money at stake. The same money
 * may stand behind several cases: it is never added up, the largest single amount is shown.
 */
record Exposure(ReportData data, Scale scale) {

  /** The cells of a row; lines hold cases, oldest (days), valued, largest (group currency). */
  Row onto(Row row, String id, List<Line> lines) {
    Counts of = new Counts(lines);
    BigDecimal largest = max(lines, "largest");
    return row.with("count", data.count(id + ".count", of.of("cases")))
        .with("oldest", data.days(id + ".oldest", max(lines, "oldest")))
        .with("valued", data.count(id + ".valued", of.of("valued")))
        .with("largest", data.money(id + ".largest", largest, scale.round(largest)));
  }

  /** A single case: its age and its money. */
  Row item(Row row, String id, Line line) {
    BigDecimal amount = line.amount("amount_at_stake");
    return row.with("age", data.days(id + ".age", line.amount("age_days")))
        .with("amount", data.money(id + ".amount", amount, scale.round(amount)));
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
