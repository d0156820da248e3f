package io.countersign.schedules;

import io.countersign.lake.Ask;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(name = "build", description = "Makes the tables and marts of what lies in the lake.")
final class BuildCommand extends Work {
  BuildCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, Summary summary) {
    Ask ask = monthEnd.ask(false);
    summary.built(ask, monthEnd.build(ask));
  }
}
