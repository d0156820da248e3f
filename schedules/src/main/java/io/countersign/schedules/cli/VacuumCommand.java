package io.countersign.schedules.cli;

import io.countersign.reports.proof.Vacuum;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.month.IssueLifecycle;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(
    name = "vacuum",
    description = "Removes data files that no table needs now and no issue was made from.")
public final class VacuumCommand extends LakeCommand {
  public VacuumCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    IssueLifecycle issues = monthEnd.issues();
    Vacuum.Done done = new Vacuum(issues.lake(), issues.register()).run();
    summary.said(
        "vacuumed",
        done,
        String.format(
            Locale.ROOT,
            "Removed    %,d files, %,d bytes; %,d older versions were kept because an issue was made from them",
            done.files(),
            done.bytes(),
            done.pinned()));
  }
}
