package io.countersign.schedules;

import io.countersign.lake.Ask;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description =
        "Issues reports from the marts as they are, made anew where they are not up to date.")
final class ReportCommand extends Work {
  @Parameters(paramLabel = "NAME", arity = "1..*", description = "As cfo_pack.")
  private List<String> names;

  @Mixin private Preparer preparer;

  ReportCommand(Clock clock) {
    super(clock);
  }

  @Override
  void work(MonthEnd monthEnd, Summary summary) {
    Ask ask = monthEnd.ask(false);
    summary.built(ask, monthEnd.build(ask));
    summary.issued(monthEnd.issue(names, ask, preparer.by));
  }
}
