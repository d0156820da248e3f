package io.countersign.schedules.cli;

import io.countersign.company.Ask;
import io.countersign.schedules.call.Summary;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(name = "build", description = "Makes the tables and marts of what lies in the lake.")
public final class BuildCommand extends Work {
  public BuildCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, Summary summary) {
    Ask ask = monthEnd.ask(false);
    summary.built(ask, monthEnd.build(ask));
  }
}
