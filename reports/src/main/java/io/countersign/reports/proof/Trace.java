package io.countersign.reports.proof;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.FewRows;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import io.countersign.reports.register.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** From a printed figure through mart and step to the rows that a source handed over. */
public final class Trace {
  private final Entry issue;
  private final PastTables past;
  private final Map<String, Object> question;
  private final TraceRules rules;
  private final SparkSession session;
  private final Map<String, Contract> known = Contracts.all();

  /**
   * Traces figures of an issue.
   *
   * @param past the tables as they were
   * @param question what the report's queries know by name
   * @param rules how its figures lead back
   */
  public Trace(Entry issue, PastTables past, Map<String, Object> question, TraceRules rules) {
    this.issue = issue;
    this.past = past;
    this.question = question;
    this.rules = rules;
    this.session = past.session(List.of());
  }

  /**
   * A figure and what it is made of.
   *
   * @param value exact; null where it is undefined, or where it was not printed itself
   * @param levels mart, step, feed; none where it is worked out from other figures
   * @param from those figures
   */
  public record Traced(
      String figure, BigDecimal value, String printed, List<Level> levels, List<Traced> from) {}

  /**
   * The rows at one level.
   *
   * @param sum of their parts; the figure, if nothing is missing
   */
  public record Level(String level, BigDecimal sum, List<Map<String, Object>> rows) {}

  /**
   * Traces a figure.
   *
   * @throws Refusal FIGURE_UNKNOWN
   */
  public Traced of(String figure) {
    List<String> printed = printed().get(figure);
    TraceRules.Found found = rules.rule(figure).orElse(null);
    if (printed == null || found == null) {
      throw unknown(figure, printed != null);
    }
    return traced(figure, found);
  }

  private Traced traced(String figure, TraceRules.Found found) {
    List<String> printed = printed().getOrDefault(figure, List.of("", ""));
    BigDecimal value = printed.get(0).isEmpty() ? null : new BigDecimal(printed.get(0));
    List<Traced> from = new ArrayList<>();
    for (String part : found.rule().from(found.matched())) {
      from.add(traced(part, rules.rule(part).orElseThrow(() -> unknown(part, true))));
    }
    List<Level> levels = from.isEmpty() ? levels(found) : List.of();
    return new Traced(figure, value, printed.get(1), levels, from);
  }

  private List<Level> levels(TraceRules.Found found) {
    TraceRules.Rule rule = found.rule();
    Map<String, String> sql = new LinkedHashMap<>();
    rule.mart().ifPresent(name -> sql.put("mart", rules.marts().get(name)));
    rule.step().ifPresent(name -> sql.put("step", rules.steps().get(name)));
    rule.feed().ifPresent(name -> sql.put("feed", rules.feeds().get(name)));
    past.show(session, tables(sql.values()));
    if (sql.values().stream().anyMatch(text -> text.contains("lineage"))) {
      showLineage();
    }
    List<Level> levels = new ArrayList<>();
    sql.forEach(
        (level, text) -> {
          String ordered = "select * from (" + text.strip() + ") order by all";
          Dataset<Row> asked = session.sql(ordered, used(text, found.matched()));
          List<Row> rows = FewRows.list(asked);
          // As they are, not as a query: the next level asks for them again and again.
          session.createDataFrame(rows, asked.schema()).createOrReplaceTempView(level + "_rows");
          levels.add(level(level, rows));
        });
    return levels;
  }

  /** Every table with each feed that it is made of, as the contracts have it. */
  private void showLineage() {
    List<Row> rows = new ArrayList<>();
    for (String table : known.keySet()) {
      feeds(table).forEach(feed -> rows.add(RowFactory.create(table, feed)));
    }
    StructType schema = new StructType().add("table_name", "string").add("feed", "string");
    session.createDataFrame(rows, schema).createOrReplaceTempView("lineage");
  }

  private Set<String> feeds(String table) {
    Set<String> feeds = new TreeSet<>();
    Contract contract = known.get(table);
    if (contract.kind() == Contract.Kind.FEED) {
      feeds.add(table);
    }
    contract.reads().forEach(other -> feeds.addAll(feeds(other)));
    return feeds;
  }

  private Set<String> tables(Iterable<String> texts) {
    Set<String> tables = new TreeSet<>();
    for (String text : texts) {
      Matcher word = Pattern.compile("[a-z_]+").matcher(text);
      while (word.find()) {
        if (known.containsKey(word.group())) {
          tables.add(word.group());
        }
      }
    }
    return tables;
  }

  private Map<String, Object> used(String sql, Matcher matched) {
    Map<String, Object> used = new TreeMap<>(question);
    for (int i = 1; i <= matched.groupCount(); i++) {
      used.put("g" + i, matched.group(i) == null ? "" : matched.group(i));
    }
    used.keySet().removeIf(name -> !sql.contains(":" + name));
    return used;
  }

  private static Level level(String level, List<Row> rows) {
    List<Map<String, Object>> made = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Row row : rows) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (String column : row.schema().fieldNames()) {
        cells.put(column, row.getAs(column));
      }
      BigDecimal part = decimal(cells.get("part"));
      if (part.signum() != 0) {
        made.add(cells);
        sum = sum.add(part);
      }
    }
    return new Level(level, sum, made);
  }

  private static BigDecimal decimal(Object part) {
    return part == null ? BigDecimal.ZERO : new BigDecimal(part.toString());
  }

  /** Figure to its exact value and its printed form. */
  private Map<String, List<String>> printed() {
    return issue.figures();
  }

  private Refusal unknown(String figure, boolean isPrinted) {
    Optional<String> near =
        Suggestion.nearest(figure, printed().keySet())
            .or(() -> printed().keySet().stream().filter(id -> alike(id, figure)).findFirst());
    String id = issue.subject().issue();
    return isPrinted
        ? ProofProblems.figureNotTraced(id, figure, near)
        : ProofProblems.figureUnknown(id, figure, near);
  }

  private static boolean alike(String id, String figure) {
    return id.startsWith(figure.substring(0, figure.indexOf('.') + 1));
  }
}
