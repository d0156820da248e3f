package io.countersign.schedules.state;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;

/** Why the state of schedules is not to be had; nothing is sent without it. */
final class StateProblems {
  private StateProblems() {}

  static Refusal newer(String where, String known, String found) {
    return Problem.of("STATE_NEWER", where)
        .what("A newer Countersign has written the state of schedules.")
        .expected("version " + known + " or older")
        .found("version " + found)
        .now("Nothing was changed or sent. Run that newer Countersign here.")
        .refusal(Exit.NOT_REACHED);
  }

  static Refusal unreachable(String where, String said) {
    return Problem.of("STATE_UNREACHABLE", where)
        .what("The state of schedules cannot be read or written.")
        .expected("an SQLite file or a PostgreSQL database that this user may write")
        .found(said)
        .now("Nothing was sent. Correct it and run again.")
        .refusal(Exit.NOT_REACHED);
  }
}
