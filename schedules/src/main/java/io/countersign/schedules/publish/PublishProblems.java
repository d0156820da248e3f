package io.countersign.schedules.publish;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.util.List;
import java.util.Set;

/** Why nothing is published; readers see what they saw before. */
public final class PublishProblems {
  private PublishProblems() {}

  /** The code of a target that there is not. */
  public static final String TARGET_UNKNOWN = "TARGET_UNKNOWN";

  static Refusal targetUnknown(String name, Set<String> known) {
    return Problem.of(TARGET_UNKNOWN, "publish.yml")
        .what("There is no target '" + name + "'.")
        .expected("targets: {" + name + ": {kind: postgresql, host: …, database: …, user: …}}")
        .now(Suggestion.among(name, known))
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal notYetMade() {
    return Problem.of("NOT_YET_MADE", "publish")
        .what("No mart has been made yet.")
        .expected("a workspace whose marts have been built")
        .found("an empty lake")
        .now("countersign run")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal schemaChanged(String schema, Set<String> foreign) {
    return Problem.of("SCHEMA_CHANGED", schema)
        .what("The published schema holds what was not published.")
        .expected("our views and the table entitlement alone")
        .found(String.join(", ", foreign))
        .now("Move them to another schema; readers still see what was published before.")
        .refusal(Exit.NOT_HELD);
  }

  static Problem viewInUse(String view, String why, List<String> dependants) {
    return Problem.of("VIEW_IN_USE", view)
        .what(why + ", and others have built on it.")
        .expected("nothing that depends on it")
        .found(String.join("; ", dependants))
        .now(
            "Have them dropped or altered, then publish again; readers see what was published before.");
  }

  static Refusal failed(String where, Exception e) {
    return Problem.of("PUBLISH_FAILED", where)
        .what("The marts could not be published.")
        .found(String.valueOf(e.getMessage()).lines().findFirst().orElse(""))
        .now("What was published before is still there, unchanged.")
        .refusal(Exit.NOT_REACHED);
  }
}
