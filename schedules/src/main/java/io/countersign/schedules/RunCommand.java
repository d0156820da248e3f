package io.countersign.schedules;

import io.countersign.ingest.IngestSummary;
import io.countersign.lake.Ask;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "run", description = "From the systems to the reports of the period.")
final class RunCommand extends Work {
  private static final List<String> MONTHLY = List.of("cfo_pack", "claimed_vs_verified");

  @Option(
      names = "--full",
      description = "Read all rows of every source, and make also the tables that are up to date.")
  private boolean full;

  @Mixin private Preparer preparer;

  RunCommand(Clock clock) {
    super(clock);
  }

  @Override
  void work(MonthEnd monthEnd, Summary summary) {
    run(monthEnd, summary, full, preparer.by);
  }

  /** The whole month end. */
  static void run(MonthEnd monthEnd, Summary summary, boolean full, String by) {
    IngestSummary ingested = monthEnd.ingest(full);
    summary.ingested(ingested);
    Ask ask = monthEnd.ask(ingested.feeds().stream().anyMatch(feed -> feed.landed().wrote()));
    summary.built(ask, full ? monthEnd.buildAll(ask) : monthEnd.build(ask));
    summary.issued(monthEnd.issue(MONTHLY, ask, by));
  }
}
