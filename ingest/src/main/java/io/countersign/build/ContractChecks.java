package io.countersign.build;

import io.countersign.contract.Column;
import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import io.countersign.lake.FewRows;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.internal.SessionState;
import scala.Option;

/**
 * Tests made rows against their contract before anybody sees them: the grain is unique, nothing is
 * blank that may not be, words are of their list, and the declared checks hold.
 */
public final class ContractChecks {
  private static final String ROWS = "rows";
  private static final String DIGEST = "digest";

  /** The largest prime of 63 bits. */
  private static final String PRIME = "9223372036854775783";

  private final Contract contract;
  private final SparkSession session;
  private final Function<String, Map<String, Object>> parameters;

  /**
   * Checks of rows.
   *
   * @param parameters what SQL may name, given a text that does
   */
  public ContractChecks(
      Contract contract, SparkSession session, Function<String, Map<String, Object>> parameters) {
    this.contract = contract;
    this.session = session;
    this.parameters = parameters;
  }

  /**
   * What is known of rows that hold.
   *
   * @param rows how many there are
   * @param breaches the names of the {@code should} checks that do not hold
   * @param digest a hash over the columns and the rows in any order; blank where it was not asked
   *     for
   */
  public record Audit(long rows, List<String> breaches, String digest) {}

  /**
   * Counts the rows that the session knows as a view by the contract's name and runs all checks on
   * them, in one pass.
   *
   * @param digest whether the digest of the rows is taken as well
   * @throws Refusal CONTRACT_BROKEN with every {@code must} that does not hold; nothing is written
   */
  public Audit run(boolean digest) {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(ROWS, "count(*)");
    if (digest) {
      queries.put(DIGEST, digest());
    }
    queries.put("the grain is unique", repeated());
    contract.columns().values().forEach(column -> addColumn(queries, column));
    contract.must().forEach((name, check) -> queries.put("must " + name, failures(check)));
    contract.should().forEach((name, check) -> queries.put("should " + name, failures(check)));
    Map<String, Long> failed = evaluate(queries);
    long rows = Optional.ofNullable(failed.remove(ROWS)).orElse(0L);
    long sum = Optional.ofNullable(failed.remove(DIGEST)).orElse(0L);
    List<String> breaches =
        failed.keySet().stream()
            .filter(name -> name.startsWith("should "))
            .map(name -> name.substring(7))
            .toList();
    failed.keySet().removeIf(name -> name.startsWith("should "));
    refuse(failed);
    return new Audit(
        rows, breaches, digest ? Sha256.hex(contract.schema().json() + sum + " " + rows) : "");
  }

  /**
   * The sum of the rows' hashes, in 63 bits. Spark's hash passes over blanks, so it is told of each
   * column whether it is one.
   */
  private String digest() {
    String cells =
        contract.columns().keySet().stream()
            .map(name -> name + ", " + name + " is null")
            .collect(Collectors.joining(", "));
    // The sum over no rows is blank.
    return "coalesce(pmod(sum(cast(xxhash64(" + cells + ") as decimal(38, 0))), " + PRIME + "), 0)";
  }

  /** How many rows there are beyond the first of their key. */
  private String repeated() {
    return "count(*) - count(distinct struct(" + String.join(", ", contract.grain()) + "))";
  }

  private void addColumn(Map<String, String> queries, Column column) {
    if (column.blank().isEmpty()) {
      queries.put(column.name() + " is never blank", broken(column.name() + " is not null"));
    }
    if (column.type() == ColumnType.WORD) {
      String words = "'" + String.join("', '", column.words()) + "'";
      queries.put(
          column.name() + " is one of its words",
          broken(column.name() + " is null or " + column.name() + " in (" + words + ")"));
    }
  }

  /** How many rows break a predicate. */
  private static String broken(String predicate) {
    return "count_if(not coalesce(" + predicate + ", false))";
  }

  /** As {@link #broken}; of an aggregate, 1 where it does not hold. */
  private String failures(String check) {
    if (isAggregate(check)) {
      return "if(coalesce(" + check + ", false), 0, 1)";
    }
    // A row's check with a query of its own is worked out apart from the one pass over the rows.
    boolean looksElsewhere = check.toLowerCase(Locale.ROOT).contains("select");
    return looksElsewhere
        ? "(select " + broken(check) + " from " + contract.name() + ")"
        : broken(check);
  }

  /** Said by the names of its functions: to work out its meaning takes as long as the check. */
  private boolean isAggregate(String check) {
    SessionState state = ((org.apache.spark.sql.classic.SparkSession) session).sessionState();
    try {
      Expression said = state.sqlParser().parseExpression(check);
      return !said.exists(WindowExpression.class::isInstance)
          && said.exists(
              part ->
                  part instanceof AggregateExpression
                      || (part instanceof UnresolvedFunction function
                          && isAggregate(state.catalog(), function.nameParts().last())));
    } catch (ParseException e) {
      return false; // said again, in full, where it is evaluated
    }
  }

  private static boolean isAggregate(SessionCatalog catalog, String function) {
    Option<ExpressionInfo> info = catalog.lookupBuiltinOrTempFunction(function);
    return info.isDefined() && info.get().getGroup().equals("agg_funcs");
  }

  private Map<String, Long> evaluate(Map<String, String> queries) {
    List<String> scalars = new ArrayList<>();
    queries.values().forEach(query -> scalars.add("cast(" + query + " as bigint)"));
    String all = "select " + String.join(",\n", scalars) + " from " + contract.name();
    Row counts = FewRows.list(session.sql(all, parameters.apply(all))).get(0);
    Map<String, Long> failed = new LinkedHashMap<>();
    int i = 0;
    for (String name : queries.keySet()) {
      long count = counts.getLong(i++);
      if (count > 0) {
        failed.put(name, count);
      }
    }
    return failed;
  }

  private void refuse(Map<String, Long> failed) {
    Problems problems = new Problems();
    failed.forEach(
        (name, count) ->
            problems.add(
                BuildProblems.checkBroken(
                    contract,
                    name,
                    contract.must().getOrDefault(name.replaceFirst("^must ", ""), name),
                    count)));
    problems.refuseIfAny(Exit.NOT_HELD);
  }
}
