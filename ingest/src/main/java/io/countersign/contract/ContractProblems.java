package io.countersign.contract;

import io.countersign.problem.Problem;

/** What can be wrong with what should be as a contract says. */
public final class ContractProblems {
  private ContractProblems() {}

  /** CONTRACT_BROKEN: what is there is not what the contract asks for. */
  public static Problem broken(String where, String what) {
    return Problem.of("CONTRACT_BROKEN", where).what(what);
  }

  public static boolean isBroken(Problem problem) {
    return problem.code().equals("CONTRACT_BROKEN");
  }
}
