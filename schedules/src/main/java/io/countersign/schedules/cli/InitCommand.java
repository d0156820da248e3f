package io.countersign.schedules.cli;

import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import io.countersign.schedules.call.ConsoleCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "init", description = "An empty workspace, with comments that say what goes where.")
public final class InitCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "DIR",
      description = "The folder to make; it must not hold a workspace already.")
  private Path folder;

  @Override
  public Integer call() {
    Path file = folder.resolve("countersign.yml");
    if (Files.exists(file)) {
      throw CommandProblems.workspaceExists(folder);
    }
    try (InputStream template = InitCommand.class.getResourceAsStream("countersign.yml")) {
      Files.createDirectories(folder.resolve("register"));
      Files.copy(template, file);
    } catch (IOException e) {
      throw Refusal.notWritable(
          folder,
          "The folder cannot be written.",
          "",
          "",
          "Give this user the right to write there, or name another folder.");
    }
    if (!shared.quiet) {
      out()
          .println(
              "A workspace lies in %s. Open %s first; then 'countersign check --workspace %s'."
                  .formatted(folder, file, folder));
    }
    return Exit.DONE.code();
  }
}
