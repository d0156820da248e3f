package io.countersign.ingest.source;

import io.countersign.contract.ContractProblems;
import io.countersign.problem.Problem;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** What a file has that stops the reading. It survives the way back from a Spark task. */
public final class ReadFailure extends RuntimeException {
  /** The class of SQL states that say: this value, not this program. */
  private static final String DATA_EXCEPTION = "22";

  private final Problem problem;

  public ReadFailure(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  public static ReadFailure broken(String where, String what, String expected, String found) {
    return new ReadFailure(
        ContractProblems.broken(where, what)
            .expected(expected)
            .found(found)
            .now("Correct the file and run again."));
  }

  /** As the other, where the file may be right and what is declared about it is not. */
  public static ReadFailure undeclared(
      String where, String what, String expected, String found, String now) {
    return new ReadFailure(
        ContractProblems.broken(where, what).expected(expected).found(found).now(now));
  }

  public static ReadFailure unreachable(String where, IOException e) {
    return new ReadFailure(
        SourceProblems.unreachable(where)
            .what("The file cannot be read.")
            .expected("a file that this user may read")
            .found(e.getClass().getSimpleName() + ": " + e.getMessage())
            .now("Put it there again, or give the right to read it."));
  }

  public Problem problem() {
    return problem;
  }

  /**
   * The one that a failed Spark job carries within, if it is one of ours, or the data's fault.
   *
   * @param where what was read
   */
  public static Optional<ReadFailure> within(Throwable thrown, String where) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ReadFailure ours) {
        return Optional.of(ours);
      }
      if (cause instanceof SparkThrowable data
          && data.getSqlState() != null
          && data.getSqlState().startsWith(DATA_EXCEPTION)) {
        return Optional.of(new ReadFailure(SourceProblems.sqlFails(where, cause)));
      }
    }
    return Optional.empty();
  }
}
