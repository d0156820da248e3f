package io.countersign.history;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.contract.ContractProblems;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.time.Instant;

/** What can be wrong with what a table keeps of the past. */
public final class HistoryProblems {
  private HistoryProblems() {}

  public static Refusal asOfTooEarly(String where, Instant known, Instant asOf) {
    return Problem.of("AS_OF_TOO_EARLY", where)
        .what("The lake already knows later facts.")
        .expected("an as-of instant from " + known + " on")
        .found(asOf.toString())
        .now("Build without ingest for that instant, or ingest with a later one.")
        .refusal(Exit.WRONG_CALL);
  }

  static Problem neverRead(Contract contract, Column column) {
    return ContractProblems.broken(
            contract.name() + "." + column.name(),
            "The lake's rows are older than this column, which may not be blank.")
        .expected(column.type().spark().simpleString())
        .now("Ingest into a new lake, or let the contract say what a blank means.");
  }
}
