package io.countersign.schedules.docs;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to do when something goes wrong.
 *
 * @param exits by the exit code of a command
 * @param codes by the code of a problem, as the {@code problems.yml} of each room says
 * @param situations by what one sees
 */
public record Runbook(
    Map<String, String> exits, Map<String, String> codes, Map<String, String> situations) {
  private static final String OWN = "io/countersign/schedules/docs/runbook.yml";

  /** {@code runbook.yml} as it is written. */
  record RunbookFile(Map<String, String> exits, Map<String, String> situations) {}

  /** {@code problems.yml} of a room as it is written. */
  record RoomFile(Map<String, String> problems) {}

  public static Runbook read() {
    Problems problems = new Problems();
    Map<String, String> codes = new TreeMap<>();
    for (TextFile room : Resources.list("io/countersign", "/problems.yml")) {
      Declarations.read(room, RoomFile.class, problems)
          .ifPresent(file -> codes.putAll(file.problems()));
    }
    Runbook runbook =
        Declarations.read(Resources.text(OWN), RunbookFile.class, problems)
            .map(own -> new Runbook(own.exits(), codes, own.situations()))
            .orElse(null);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return runbook;
  }
}
