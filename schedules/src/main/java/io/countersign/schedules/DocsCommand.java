package io.countersign.schedules;

import io.countersign.lake.Contracts;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "docs",
    description = "The catalogue as one page: every feed, table and mart, and what it is made of.")
final class DocsCommand implements Callable<Integer> {
  @Mixin private Shared shared;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "catalogue.html",
      description = "Where it goes (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Override
  public Integer call() {
    try {
      Files.writeString(file, new Catalogue(Contracts.all()).page());
    } catch (IOException e) {
      throw new Refusal(
          Exit.NOT_REACHED,
          new Problem(
              "NOT_WRITABLE",
              file.toString(),
              "The catalogue cannot be written there.",
              "a file that this user may write",
              String.valueOf(e.getMessage()),
              "Name another one: countersign docs FILE."));
    }
    if (!shared.quiet) {
      spec.commandLine().getOut().println("Open " + file + " in a browser.");
    }
    return Exit.DONE.code();
  }
}
