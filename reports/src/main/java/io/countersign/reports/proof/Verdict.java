package io.countersign.reports.proof;

import io.countersign.problem.Problem;
import java.util.Optional;

/**
 * What can be said of a file.
 *
 * @param said one sentence, for a file that is genuine
 * @param wrong the first thing that is wrong with it; empty where it is genuine
 */
public record Verdict(String said, Optional<Problem> wrong) {
  static Verdict genuine(String said) {
    return new Verdict(said, Optional.empty());
  }

  static Verdict wrong(Problem problem) {
    return new Verdict("", Optional.of(problem));
  }

  public boolean genuine() {
    return wrong.isEmpty();
  }
}
