package io.countersign.reports;

import io.countersign.lake.Ask;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that a report's queries gave, each asked once. */
final class Answers {
  private final MartReader marts;
  private final Map<String, Object> parameters;
  private final Map<String, List<Line>> lines = new LinkedHashMap<>();
  private final Map<String, String> names = new TreeMap<>();

  Answers(ReportDeclaration declaration, Ask ask, MartReader marts) {
    this.marts = marts;
    this.parameters =
        Map.of(
            "period", ask.period().name(),
            "first_period", firstOfYear(ask).name(),
            "as_of", ask.asOf());
    declaration.queries().forEach((name, sql) -> lines.put(name, ask(sql)));
    of("names").forEach(line -> names.put(line.text("id"), line.text("name")));
  }

  /** The first period of the fiscal year that the asked period lies in. */
  static Period firstOfYear(Ask ask) {
    FiscalCalendar calendar = ask.company().fiscalYear();
    Period first = ask.period();
    while (calendar.previous(first).fiscalYear() == first.fiscalYear()) {
      first = calendar.previous(first);
    }
    return first;
  }

  /** What an id is called: of nodes and services. */
  Map<String, String> names() {
    return names;
  }

  List<Line> of(String query) {
    return lines.get(query);
  }

  boolean has(String query) {
    return lines.containsKey(query);
  }

  /** The only row of a query that sums. */
  Line one(String query) {
    return lines.get(query).get(0);
  }

  /** The one value of a query of one row and one column; null where it is undefined. */
  BigDecimal value(String sql) {
    List<Line> rows = ask(sql);
    return rows.isEmpty() ? null : rows.get(0).first();
  }

  /** All rows as one text, the same for the same data. */
  String line() {
    StringBuilder text = new StringBuilder();
    lines.forEach((name, rows) -> text.append(name).append(rows).append('\n'));
    return text.append(new TreeMap<>(parameters)).toString();
  }

  private List<Line> ask(String sql) {
    return marts.query(sql, used(sql)).stream().map(Line::new).toList();
  }

  /** Only what the query names: Spark refuses a parameter that is not used. */
  private Map<String, Object> used(String sql) {
    Map<String, Object> used = new TreeMap<>(parameters);
    used.keySet().removeIf(name -> !sql.contains(":" + name));
    return used;
  }
}
