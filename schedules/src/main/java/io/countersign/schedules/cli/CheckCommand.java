package io.countersign.schedules.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.countersign.ingest.Inspection;
import io.countersign.ingest.source.SourceProblems;
import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.problem.Problems;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.setup.ScheduleSetup;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    description =
        "Reads every declaration, every file and the first rows of every query; touches nothing.")
public final class CheckCommand extends ConsoleCommand {
  @Mixin private PeriodOptions when;

  private final Clock clock;

  public CheckCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Inspection inspection = MonthEnd.open(shared, when, clock, err()).check();
    Problems problems = new Problems();
    problems.addAll(inspection.problems());
    ScheduleSetup.open(shared.workspace).check(problems);
    boolean unreachable = problems.list().stream().anyMatch(SourceProblems::isUnreachable);
    Exit wrong = unreachable ? Exit.NOT_REACHED : Exit.WRONG_CALL;
    if (shared.json) {
      out()
          .println(
              Json.answer(
                  Map.of(
                      "feeds", inspection.feeds(),
                      "problems", problems.list(),
                      "findings", inspection.findings())));
      problems.list().forEach(one -> err().println(one.text()));
      return (problems.any() ? wrong : Exit.DONE).code();
    }
    show(inspection.feeds());
    inspection
        .findings()
        .forEach(finding -> say("Finding    " + finding.where() + ": " + finding.oneLine()));
    problems.refuseIfAny(wrong);
    say("Every declaration can be read and every system can be reached.");
    return Exit.DONE.code();
  }

  /** A line for each system with what can be read of it, and one with what cannot. */
  private void show(List<Inspection.Reach> feeds) {
    feeds.stream()
        .collect(
            groupingBy(
                reach ->
                    (reach.readable() ? "can be read      " : "cannot be read   ") + reach.system(),
                LinkedHashMap::new,
                mapping(Inspection.Reach::feed, joining(", "))))
        .forEach((system, names) -> say(system + ": " + names));
  }

  private void say(String text) {
    if (!shared.quiet && !shared.json) {
      out().println(text);
    }
  }
}
