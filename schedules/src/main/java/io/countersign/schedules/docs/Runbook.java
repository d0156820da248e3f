package io.countersign.schedules.docs;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import java.util.Map;
import java.util.Optional;

/**
 * What to do when something goes wrong.
 *
 * @param exits by the exit code of a command
 * @param codes by the code of a problem
 * @param situations by what one sees
 */
public record Runbook(
    Map<String, String> exits, Map<String, String> codes, Map<String, String> situations) {
  public static Runbook read() {
    Problems problems = new Problems();
    Optional<Runbook> read =
        Declarations.read(
            Resources.text("io/countersign/schedules/docs/runbook.yml"), Runbook.class, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return read.orElseThrow();
  }
}
