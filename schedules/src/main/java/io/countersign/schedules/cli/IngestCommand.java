package io.countersign.schedules.cli;

import io.countersign.ingest.Ingest;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "ingest", description = "Brings what the systems say into the lake.")
public final class IngestCommand extends LakeCommand {
  @Option(
      names = "--full",
      description = "Read all rows, also where it is known which have changed.")
  private boolean full;

  public IngestCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void before() {
    Ingest.refuseNothing(Workspace.read(shared.workspace));
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    summary.ingested(monthEnd.ingest(full));
  }
}
