package io.countersign.schedules.call;

import io.countersign.problem.Problem;

/** What can be wrong with a call. */
public final class CallProblems {
  private CallProblems() {}

  /** CALL_WRONG: an option, an argument, a command. */
  public static Problem wrong(String where, String what) {
    return Problem.of("CALL_WRONG", where).what(what);
  }
}
