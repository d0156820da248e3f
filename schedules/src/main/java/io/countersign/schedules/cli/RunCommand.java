package io.countersign.schedules.cli;

import io.countersign.company.Ask;
import io.countersign.ingest.Ingest;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.schedules.call.Preparer;
import io.countersign.schedules.call.Summary;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.month.Monthly;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", description = "From the systems to the reports of the period.")
public final class RunCommand extends Work {
  @Option(
      names = "--full",
      description = "Read all rows of every source, and make also the tables that are up to date.")
  private boolean full;

  @Mixin private Preparer preparer;

  public RunCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void before() {
    Ingest.refuseNothing(Workspace.read(shared.workspace));
  }

  @Override
  protected void work(MonthEnd monthEnd, Summary summary) {
    run(monthEnd, summary, full, preparer.by);
  }

  /** The whole month end. */
  static void run(MonthEnd monthEnd, Summary summary, boolean full, String by) {
    IngestSummary ingested = monthEnd.ingest(full);
    summary.ingested(ingested);
    Ask ask = monthEnd.ask(ingested.feeds().stream().anyMatch(feed -> feed.landed().wrote()));
    summary.built(ask, full ? monthEnd.buildAll(ask) : monthEnd.build(ask));
    summary.issued(monthEnd.issue(Monthly.of(monthEnd.lake()), ask, by));
  }
}
