package io.countersign.schedules.cli;

import io.countersign.company.Basis;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.Preparer;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description =
        "Issues reports from the marts as they are, made anew where they are not up to date.")
public final class ReportCommand extends LakeCommand {
  @Parameters(paramLabel = "NAME", arity = "1..*", description = "As cfo_pack.")
  private List<String> names;

  @Option(
      names = "--for",
      paramLabel = "WHOM",
      description = "Only the copy of this recipient, or the one thing that the report is about.")
  private Optional<String> copy = Optional.empty();

  @Option(names = "--seed", description = "What a sample is drawn by; the same, the same sample.")
  private Optional<String> seed = Optional.empty();

  @Mixin private Preparer preparer;

  public ReportCommand(Clock clock) {
    super(clock);
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    Basis ask = monthEnd.ask(false);
    summary.built(ask, monthEnd.build(ask));
    Map<String, String> parameters = new TreeMap<>();
    copy.ifPresent(whom -> parameters.put("copy", whom));
    seed.ifPresent(number -> parameters.put("seed", number));
    summary.issued(monthEnd.issue(names, ask, preparer.by, parameters));
  }
}
