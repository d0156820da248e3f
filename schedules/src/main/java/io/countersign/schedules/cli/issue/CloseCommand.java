package io.countersign.schedules.cli.issue;

import io.countersign.reports.register.Entry;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.Preparer;
import io.countersign.schedules.cli.LakeCommand;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "close",
    description =
        "Freezes a period: keeps the evidence of its issues, and lets no other figures in.")
public final class CloseCommand extends LakeCommand {
  @Parameters(paramLabel = "PERIOD", description = "As 2026-10.")
  private String period;

  @Mixin private Preparer preparer;

  public CloseCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    List<Entry> closed = monthEnd.issues().close(period, preparer.by);
    List<String> issues = closed.stream().map(entry -> entry.subject().issue()).toList();
    summary.said(
        "closed",
        issues,
        "Closed     %s with %s; the evidence lies in %s/closed/%s"
            .formatted(period, String.join(", ", issues), monthEnd.lake().root(), period));
  }
}
