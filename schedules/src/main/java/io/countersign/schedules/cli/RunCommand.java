package io.countersign.schedules.cli;

import io.countersign.company.Basis;
import io.countersign.ingest.Ingest;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.Preparer;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.month.MonthlyReports;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", description = "From the systems to the reports of the period.")
public final class RunCommand extends LakeCommand {
  @Option(
      names = "--full",
      description = "Read all rows of every source, and make also the tables that are up to date.")
  private boolean full;

  @Option(
      names = "--explain",
      description = "Say of each table why it is made again, or why it is not.")
  private boolean explain;

  @Mixin private Preparer preparer;

  public RunCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void before() {
    Ingest.refuseNothing(Workspace.read(shared.workspace));
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    if (explain) {
      monthEnd.journal().explain();
    }
    run(monthEnd, summary, full, preparer.by);
  }

  /** The whole month end. */
  static void run(MonthEnd monthEnd, CallSummary summary, boolean full, String by) {
    IngestSummary ingested = monthEnd.ingest(full);
    summary.ingested(ingested);
    Basis ask = monthEnd.ask(ingested.feeds().stream().anyMatch(feed -> feed.landed().wrote()));
    summary.built(ask, full ? monthEnd.buildAll(ask) : monthEnd.build(ask));
    summary.issued(monthEnd.issue(MonthlyReports.of(monthEnd.lake()), ask, by));
  }
}
