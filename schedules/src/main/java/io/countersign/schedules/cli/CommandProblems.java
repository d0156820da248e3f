package io.countersign.schedules.cli;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.nio.file.Path;
import java.time.Instant;

/** Why a command does not do what it was called for. */
final class CommandProblems {
  private CommandProblems() {}

  static Refusal notYetMade(String table, Instant asOf) {
    return Problem.of("NOT_YET_MADE", table)
        .what("The table had not been made by then.")
        .found(asOf.toString())
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal versionUnknown(String table, long version, long newest) {
    return Problem.of("VERSION_UNKNOWN", table)
        .what("The table has no such version.")
        .expected("0 to " + newest)
        .found(String.valueOf(version))
        .now("Did you mean '" + (version < 0 ? 0 : newest) + "'?")
        .refusal(Exit.WRONG_CALL);
  }

  static Problem queryWrong(String what) {
    return Problem.of("QUERY_WRONG", "query").what(what);
  }

  static Refusal workspaceExists(Path folder) {
    return Problem.of("WORKSPACE_EXISTS", folder.toString())
        .what("There is a workspace already; it is left as it is.")
        .now("Name another folder.")
        .refusal(Exit.WRONG_CALL);
  }

  /**
   * Nothing new belongs into this folder.
   *
   * @param ofWorkspaces whether such a part may also lie in a workspace
   */
  static Refusal folderWrong(Path folder, String kind, boolean ofWorkspaces) {
    return Problem.of("FOLDER_WRONG", folder.toString())
        .what("A new " + kind + " does not belong here.")
        .expected(
            ofWorkspaces
                ? "the sources of Countersign, or a workspace"
                : "the sources of Countersign")
        .found(
            "neither " + (ofWorkspaces ? "marts/ nor countersign.yml" : "countersign nor marts/"))
        .now("Say the folder: --in DIR.")
        .refusal(Exit.WRONG_CALL);
  }

  static Problem nameWrong(String kind, String name) {
    return Problem.of("NAME_WRONG", name)
        .what("That is no name for a " + kind + ".")
        .expected("small letters, digits and underscores, a letter first")
        .found(name)
        .now("Name it like sla_clock.");
  }

  static Problem fileExists(Path file, String kind) {
    return Problem.of("FILE_EXISTS", file.toString())
        .what("There is such a file already; nothing was written.")
        .now("Name the " + kind + " otherwise.");
  }
}
