package io.countersign.schedules.cli;

import io.countersign.company.Basis;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import picocli.CommandLine.Command;

@Command(name = "build", description = "Makes the tables and marts of what lies in the lake.")
public final class BuildCommand extends LakeCommand {
  public BuildCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    Basis ask = monthEnd.ask(false);
    summary.built(ask, monthEnd.build(ask));
  }
}
