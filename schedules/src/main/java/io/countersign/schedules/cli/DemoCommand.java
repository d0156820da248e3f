package io.countersign.schedules.cli;

import io.countersign.ingest.SampleWorkspace;
import io.countersign.problem.Refusal;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.Preparer;
import io.countersign.schedules.month.MonthEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "The month end of an invented company, from its systems to the CFO's pack.")
public final class DemoCommand extends LakeCommand {
  @Parameters(
      paramLabel = "DIR",
      defaultValue = "halden",
      description = "Where the sample workspace goes (default: ${DEFAULT-VALUE}).")
  private Path folder;

  public DemoCommand(Clock clock) {
    super(clock);
  }

  @Override
  public Integer call() throws Exception {
    try {
      new SampleWorkspace(folder).write();
    } catch (IOException e) {
      throw Refusal.notWritable(
          folder,
          "The sample company cannot be written there.",
          "a folder that this user may write to",
          e.getMessage(),
          "Name another one: countersign demo DIR.");
    }
    shared.workspace = folder;
    return super.call();
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    RunCommand.run(monthEnd, summary, false, Preparer.JOB);
    summary.next(
        "Ask it: countersign query --workspace "
            + folder
            + " \"select sum(claimed_group), sum(verified_group) from initiative_value\"");
  }
}
