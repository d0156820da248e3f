package io.countersign.schedules;

import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "reissue",
    description = "The same bytes of an issue again, also when the lake has forgotten its data.")
final class ReissueCommand extends Work {
  @Parameters(paramLabel = "ISSUE", description = "As CP-2026-10-1a2b3c4d.")
  private String issue;

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "The file to write (default: ISSUE.pdf in this folder).")
  private Optional<Path> out = Optional.empty();

  ReissueCommand(Clock clock) {
    super(clock);
  }

  @Override
  void work(MonthEnd monthEnd, Summary summary) {
    IssueDesk.Again again = monthEnd.desk().reissue(issue);
    Path file = out.orElse(Path.of(issue + ".pdf"));
    try {
      Files.write(file, again.pdf());
    } catch (IOException e) {
      throw new Refusal(
          Exit.NOT_REACHED,
          new Problem(
              "NOT_WRITABLE",
              file.toString(),
              "The file cannot be written.",
              "a file in a folder that may be written",
              e.getClass().getSimpleName(),
              "Name another one with --out."));
    }
    summary.said(
        "reissued",
        file.toString(),
        "Reissued   "
            + file
            + ", SHA-256 "
            + again.entry().document().sha256()
            + " ("
            + again.from()
            + ")");
  }
}
