package io.countersign.reports.proof;

import io.countersign.problem.Problem;
import java.util.Optional;

/**
 * What can be said of a file.
 *
 * @param said one sentence, for a file that is genuine
 * @param wrong the first thing that is wrong with it; empty where it is genuine
 */
public record VerificationResult(String said, Optional<Problem> wrong) {
  static VerificationResult genuine(String said) {
    return new VerificationResult(said, Optional.empty());
  }

  static VerificationResult wrong(Problem problem) {
    return new VerificationResult("", Optional.of(problem));
  }

  public boolean genuine() {
    return wrong.isEmpty();
  }
}
