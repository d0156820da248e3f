package io.countersign.ingest;

import io.countersign.lake.Problem;
import java.util.Optional;

/** What a file has that stops the reading. It survives the way back from a Spark task. */
final class Unreadable extends RuntimeException {
  private final String code;
  private final String where;
  private final String what;
  private final String expected;
  private final String found;
  private final String now;

  Unreadable(Problem problem) {
    super(problem.text());
    this.code = problem.code();
    this.where = problem.where();
    this.what = problem.what();
    this.expected = problem.expected();
    this.found = problem.found();
    this.now = problem.now();
  }

  static Unreadable broken(String where, String what, String expected, String found) {
    return new Unreadable(
        new Problem(
            "CONTRACT_BROKEN", where, what, expected, found, "Correct the file and run again."));
  }

  Problem problem() {
    return new Problem(code, where, what, expected, found, now);
  }

  /** The one that a failed Spark job carries within, if it is one of ours. */
  static Optional<Unreadable> within(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unreadable ours) {
        return Optional.of(ours);
      }
    }
    return Optional.empty();
  }
}
