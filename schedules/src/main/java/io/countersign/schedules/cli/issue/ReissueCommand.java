package io.countersign.schedules.cli.issue;

import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.cli.LakeCommand;
import io.countersign.schedules.month.IssueLifecycle;
import io.countersign.schedules.month.MonthEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reissue",
    description = "The same bytes of an issue again, also when the lake has forgotten its data.")
public final class ReissueCommand extends LakeCommand {
  private static final Pattern OTHERS = Pattern.compile("\\.(xlsx|html|csv)$");

  @Mixin private IssueArgument named;

  @Option(
      names = "--out",
      paramLabel = "F",
      description =
          "The file to write (default: ISSUE.pdf in this folder); .xlsx, .html and .TABLE.csv are the other formats.")
  private Optional<Path> out = Optional.empty();

  public ReissueCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    String issue = named.id(monthEnd.issues().register());
    Path file = out.orElse(Path.of(issue + ".pdf"));
    String name = file.getFileName().toString();
    IssueLifecycle.Again again =
        OTHERS.matcher(name).find()
            ? monthEnd.issues().reissue(issue, name.replaceFirst("^.*?([^.]+\\.csv|[^.]+)$", "$1"))
            : monthEnd.issues().reissue(issue);
    try {
      Files.write(file, again.pdf());
    } catch (IOException e) {
      throw Refusal.notWritable(
          file,
          "The file cannot be written.",
          "a file in a folder that may be written",
          e.getClass().getSimpleName(),
          "Name another one with --out.");
    }
    summary.said(
        "reissued",
        file.toString(),
        "Reissued   " + file + ", SHA-256 " + Sha256.hex(again.pdf()) + " (" + again.from() + ")");
  }
}
