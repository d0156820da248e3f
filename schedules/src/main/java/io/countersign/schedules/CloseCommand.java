package io.countersign.schedules;

import io.countersign.reports.proof.Entry;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "close",
    description =
        "Freezes a period: keeps the evidence of its issues, and lets no other figures in.")
final class CloseCommand extends Work {
  @Parameters(paramLabel = "PERIOD", description = "As 2026-10.")
  private String period;

  @Mixin private Preparer preparer;

  CloseCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, Summary summary) {
    List<Entry> closed = monthEnd.desk().close(period, preparer.by);
    List<String> issues = closed.stream().map(entry -> entry.subject().issue()).toList();
    summary.said(
        "closed",
        issues,
        "Closed     "
            + period
            + " with "
            + String.join(", ", issues)
            + "; the evidence lies in "
            + monthEnd.lake().root()
            + "/closed/"
            + period);
  }
}
