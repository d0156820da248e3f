package io.countersign.schedules.cli.issue;

import io.countersign.reports.register.Restatement;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.Preparer;
import io.countersign.schedules.cli.LakeCommand;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.setup.ScheduleSetup;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restate",
    description = "Opens a closed period again: why, and who allowed it, is noted for good.")
public final class RestateCommand extends LakeCommand {
  @Parameters(paramLabel = "PERIOD", description = "As 2026-10.")
  private String period;

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason;

  @Option(
      names = "--approved-by",
      paramLabel = "PERSON",
      required = true,
      description = "Who allowed it: somebody of people.yml who may, and else than --by.")
  private String approvedBy;

  @Mixin private Preparer preparer;

  public RestateCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    ScheduleSetup.open(shared.workspace).mayRestate(approvedBy);
    monthEnd.issues().restate(new Restatement(period, reason, approvedBy), preparer.by);
    summary.said(
        "restated",
        period,
        "Restated   " + period + " is open again; next: countersign run --period " + period);
  }
}
