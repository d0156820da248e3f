package io.countersign.build;

import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.ExecutionProfile;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Holds SQL steps against empty tables made from the contracts: nothing is read or written. */
public final class Analysis {
  private final SparkSession spark;
  private final Map<String, Contract> contracts;
  private final Basis ask;

  public Analysis(SparkSession spark, Map<String, Contract> contracts, Basis ask) {
    this.spark = spark;
    this.contracts = contracts;
    this.ask = ask;
  }

  /**
   * Everything that is wrong with these steps: unknown tables and columns, types that do not fit.
   */
  public List<Problem> problems(List<Step> steps) {
    Problems problems = new Problems();
    for (Step step : steps) {
      try {
        analyse(step);
      } catch (Refusal refusal) {
        problems.addAll(refusal.problems());
      } catch (Exception e) {
        // Spark's AnalysisException is checked, but Spark does not declare it.
        if (e instanceof RuntimeException bug) {
          throw bug;
        }
        problems.add(wrong(step, e));
      }
    }
    return problems.list();
  }

  private static Problem wrong(Step step, Exception e) {
    String file = step instanceof SqlStep sql ? sql.file().name() : step.makes();
    String line =
        e instanceof AnalysisException wrong && wrong.line().isDefined()
            ? ":" + wrong.line().get()
            : "";
    return BuildProblems.sqlWrong(file + line, e.getMessage().lines().findFirst().orElse(""));
  }

  private void analyse(Step step) {
    Contract contract = contracts.get(step.makes());
    if (contract == null) {
      throw BuildProblems.contractMissing(step).refusal(Exit.WRONG_CALL);
    }
    SparkSession session = ExecutionProfile.FEW.session(spark);
    Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    for (String name : contract.reads()) {
      Contract read = contracts.get(name);
      if (read != null) {
        Dataset<Row> empty =
            session.createDataFrame(
                List.of(), read.landed() ? History.schema(read) : read.schema());
        empty.createOrReplaceTempView(name);
        tables.put(name, empty);
      }
    }
    SchemaEnforcement.to(
            contract, step.make(new Inputs(session, ask, contract.schema(), tables, tables::get)))
        .schema();
  }
}
