package io.countersign.reports.ask;

import io.countersign.build.Parallel;
import io.countersign.company.Basis;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The rows that a report's queries gave, each asked once. */
public final class QueryResults {
  private final MartReader marts;
  private final Map<String, Object> parameters;
  private final Map<String, List<Line>> lines;
  private final Map<String, String> names;

  private QueryResults(
      MartReader marts,
      Map<String, Object> parameters,
      Map<String, List<Line>> lines,
      Map<String, String> names) {
    this.marts = marts;
    this.parameters = parameters;
    this.lines = lines;
    this.names = names;
  }

  /**
   * Asks every query of a report.
   *
   * @param more what else the queries know by name
   */
  static QueryResults of(
      ReportDeclaration declaration, Basis ask, MartReader marts, Map<String, String> more) {
    Map<String, Object> parameters = new TreeMap<>(more);
    parameters.put("period", ask.period().name());
    parameters.put("first_period", Span.firstOfYear(ask).name());
    parameters.put("as_of", ask.asOf());
    parameters.put("zone", ask.company().zone().getId());
    parameters.put("currency", ask.company().groupCurrency());
    QueryResults answers =
        new QueryResults(marts, parameters, new LinkedHashMap<>(), new TreeMap<>());
    answers.lines.putAll(answers.all(declaration.queries()));
    answers.of("names").forEach(line -> answers.names.put(line.text("id"), line.text("name")));
    return answers;
  }

  /** The same with only some rows of these queries. */
  QueryResults only(Set<String> queries, String recipient, Predicate<Line> theirs) {
    Map<String, List<Line>> kept = new LinkedHashMap<>(lines);
    queries.forEach(name -> kept.put(name, of(name).stream().filter(theirs).toList()));
    Map<String, Object> known = new TreeMap<>(parameters);
    known.put(Recipients.COPY, recipient);
    return new QueryResults(marts, known, kept, names);
  }

  /** What an id is called: of nodes and services. */
  Map<String, String> names() {
    return names;
  }

  List<Line> of(String query) {
    return lines.get(query);
  }

  public boolean has(String query) {
    return lines.containsKey(query);
  }

  /** The only row of a query that sums. */
  public Line one(String query) {
    return lines.get(query).get(0);
  }

  /** The rows of queries, by their names. */
  public Map<String, List<Line>> all(Map<String, String> queries) {
    Map<String, Supplier<List<Line>>> asking = new LinkedHashMap<>();
    queries.forEach((name, sql) -> asking.put(name, () -> ask(sql)));
    return Parallel.all(asking);
  }

  /** All rows as one text, the same for the same data. */
  public String line() {
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
