package io.countersign.ingest.source;

import io.countersign.problem.Problem;

/** What can be wrong with what a source hands over, and with reaching it. */
public final class SourceProblems {
  private SourceProblems() {}

  /** SOURCE_UNREACHABLE: a file, a folder or a database that is not there, or not to be read. */
  public static Problem unreachable(String where) {
    return Problem.of("SOURCE_UNREACHABLE", where);
  }

  public static boolean isUnreachable(Problem problem) {
    return problem.code().equals("SOURCE_UNREACHABLE");
  }

  static Problem headerTwice(String where, String name, String own) {
    return Problem.of("HEADER_TWICE", where)
        .what("The header has '" + name + "' more than once; SQL calls this one '" + own + "'.")
        .expected("each column once")
        .now("Where it should have a better name, write it under columns: in system.yml.");
  }

  static Problem sqlFails(String where, Throwable cause) {
    return Problem.of("SOURCE_SQL_FAILS", where)
        .what("The extract's SQL fails on a row of the source.")
        .expected(
            "try_to_timestamp, try_cast and the like, so that a row that does not fit is quarantined")
        .found(cause.getMessage().lines().findFirst().orElse(""))
        .now("Correct the SQL.");
  }
}
