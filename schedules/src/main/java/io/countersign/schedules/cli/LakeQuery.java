package io.countersign.schedules.cli;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.Lake;
import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import io.countersign.schedules.call.ResultRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;

/**
 * Read-only SQL over the tables of a lake, each a view by its name.
 *
 * @param asOf marts as they were last made about this instant or an earlier one
 * @param version all tables at this Delta version
 */
public record LakeQuery(Lake lake, Optional<Instant> asOf, OptionalLong version) {
  /**
   * The answer.
   *
   * @throws Refusal QUERY_WRONG where the statement does not only read, or cannot be read or worked
   *     out
   */
  public ResultRows run(String sql) {
    SparkSession session = lake.spark().newSession();
    String plain = sql.replaceAll("(?i)\\blake\\.(?=[a-z_])", "");
    refuseWrites(session, plain);
    lake.tables().stream()
        .filter(table -> names(plain, table))
        .forEach(table -> view(session, table));
    Contracts.all().values().stream()
        .filter(table -> table.landed() && !lake.has(table.name()) && names(plain, table.name()))
        .forEach(table -> nothing(session, table));
    try {
      return ResultRows.of(session.sql(plain));
    } catch (Exception e) { // Spark throws checked ones that it does not declare
      throw wrong(e);
    }
  }

  private static boolean names(String sql, String table) {
    return Pattern.compile("(?i)\\b" + table + "\\b").matcher(sql).find();
  }

  /** What never landed has no rows: of a company without faults nothing is in quarantine. */
  private static void nothing(SparkSession session, Contract table) {
    session
        .createDataFrame(List.<Row>of(), AsOfView.columns(table))
        .createOrReplaceTempView(table.name());
  }

  private void view(SparkSession session, String table) {
    OptionalLong at =
        version.isPresent() || asOf.isEmpty() ? version : lake.versionAsOf(table, asOf.get());
    if (asOf.isPresent() && at.isEmpty()) {
      throw CommandProblems.notYetMade(table, asOf.get());
    }
    long newest = lake.version(table);
    if (at.isPresent() && (at.getAsLong() < 0 || at.getAsLong() > newest)) {
      throw CommandProblems.versionUnknown(table, at.getAsLong(), newest);
    }
    lake.read(session, table, at.orElse(newest)).createOrReplaceTempView(table);
  }

  private static void refuseWrites(SparkSession session, String sql) {
    try {
      LogicalPlan plan = session.sessionState().sqlParser().parsePlan(sql);
      if (plan instanceof Command || plan instanceof ParsedStatement) {
        throw CommandProblems.queryWrong("The statement does more than read.")
            .expected("a SELECT")
            .found(plan.nodeName())
            .refusal(Exit.WRONG_CALL);
      }
    } catch (ParseException e) {
      throw wrong(e);
    }
  }

  private static Refusal wrong(Throwable e) {
    String what = e.getMessage().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return CommandProblems.queryWrong(what)
        .now(
            "The marts and their columns stand in marts/*/contract.yml; other tables are lake.<table>.")
        .refusal(Exit.WRONG_CALL);
  }
}
