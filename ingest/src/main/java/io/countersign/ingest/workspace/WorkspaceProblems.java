package io.countersign.ingest.workspace;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.SourceProblems;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What can be wrong with a workspace, beside its declarations. */
public final class WorkspaceProblems {
  private WorkspaceProblems() {}

  static Refusal missing(Path folder) {
    return Problem.of("WORKSPACE_MISSING", folder.toString())
        .what("This folder is no workspace.")
        .expected("a file " + Workspace.FILE + " in it")
        .found("none")
        .now(
            "Go to your workspace, name it with --workspace DIR, or make one: countersign init DIR.")
        .refusal(Exit.WRONG_CALL);
  }

  public static boolean isMissing(Refusal refusal) {
    return refusal.problems().stream().anyMatch(one -> one.code().equals("WORKSPACE_MISSING"));
  }

  static ReadFailure secretMissing(String reference, String expected) {
    return new ReadFailure(
        Problem.of("SECRET_MISSING", Workspace.FILE)
            .what(reference + " leads nowhere.")
            .expected(expected)
            .found("nothing")
            .now("Set it where countersign runs."));
  }

  static Refusal folderUnreadable(String name, Path folder) {
    return SourceProblems.unreachable(name)
        .what("The folder cannot be read.")
        .expected("a folder at " + folder)
        .found(Files.exists(folder) ? "no folder, or no right to read it" : "nothing")
        .now("Correct 'folder:' in countersign.yml, or put the files there.")
        .refusal(Exit.NOT_REACHED);
  }

  static Problem filesUnread(String folder, List<Path> files, String now) {
    return Problem.of("FILE_UNREAD", folder)
        .what("Nothing of these files is read.")
        .found(
            files.stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", ")))
        .now(now);
  }
}
