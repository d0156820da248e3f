package io.countersign.schedules;

import java.time.Clock;
import picocli.CommandLine.Command;

@Command(name = "ingest", description = "Brings what the systems say into the lake.")
final class IngestCommand extends Work {
  IngestCommand(Clock clock) {
    super(clock);
  }

  @Override
  void work(MonthEnd monthEnd, Summary summary) {
    summary.ingested(monthEnd.ingest());
  }
}
