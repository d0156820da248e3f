package io.countersign.build;

import io.countersign.contract.Column;
import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;

/**
 * Tests made rows against their contract before anybody sees them: the grain is unique, nothing is
 * blank that may not be, words are of their list, and the declared checks hold.
 */
public final class ContractChecks {
  private final Contract contract;
  private final SparkSession session;
  private final Map<String, Object> parameters;

  public ContractChecks(Contract contract, SparkSession session, Map<String, Object> parameters) {
    this.contract = contract;
    this.session = session;
    this.parameters = parameters;
  }

  /**
   * Runs all checks on rows that the session knows as a view by the contract's name.
   *
   * @return the names of the {@code should} checks that do not hold
   * @throws Refusal CONTRACT_BROKEN with every {@code must} that does not hold; nothing is written
   */
  public List<String> run() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("the grain is unique", duplicates());
    contract.columns().values().forEach(column -> addColumn(queries, column));
    contract.must().forEach((name, check) -> queries.put("must " + name, failures(check)));
    contract.should().forEach((name, check) -> queries.put("should " + name, failures(check)));
    Map<String, Long> failed = evaluate(queries);
    List<String> breaches =
        failed.keySet().stream()
            .filter(name -> name.startsWith("should "))
            .map(name -> name.substring(7))
            .toList();
    failed.keySet().removeIf(name -> name.startsWith("should "));
    refuse(failed);
    return breaches;
  }

  private String duplicates() {
    String key = String.join(", ", contract.grain());
    return "(select count(*) from (select "
        + key
        + " from "
        + contract.name()
        + " group by "
        + key
        + " having count(*) > 1))";
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
    String counted =
        isAggregate(check) ? "if(coalesce(" + check + ", false), 0, 1)" : broken(check);
    // A check with a query of its own is worked out apart from the one pass over the rows.
    boolean looksElsewhere = check.toLowerCase(Locale.ROOT).contains("select");
    return looksElsewhere ? "(select " + counted + " from " + contract.name() + ")" : counted;
  }

  private boolean isAggregate(String check) {
    return session
            .sql("select " + check + " as holds from " + contract.name(), parameters)
            .queryExecution()
            .analyzed()
        instanceof Aggregate;
  }

  private Map<String, Long> evaluate(Map<String, String> queries) {
    List<String> scalars = new ArrayList<>();
    queries.values().forEach(query -> scalars.add("cast(" + query + " as bigint)"));
    String all = "select " + String.join(",\n", scalars) + " from " + contract.name();
    Row counts = session.sql(all, parameters).first();
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
                new Problem(
                    "CONTRACT_BROKEN",
                    contract.name(),
                    "'" + name + "' does not hold, so nothing of this table is published.",
                    contract.must().getOrDefault(name.replaceFirst("^must ", ""), name),
                    count + (count == 1 ? " row or total that breaks it" : " rows that break it"),
                    "Query the table's inputs for the rows; the earlier version is still in place.")));
    problems.refuseIfAny(Exit.NOT_HELD);
  }
}
