package io.countersign.schedules.cli;

import io.countersign.problem.Exit;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.call.ResultRows;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "query",
    description = "Read-only SQL over the marts, and lake.<table> for every other table.")
public final class QueryCommand extends ConsoleCommand {
  @Mixin private PeriodOptions when;

  @Parameters(paramLabel = "SQL", description = "One SELECT.")
  private String sql;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: table).")
  private ResultRows.Format format = ResultRows.Format.table;

  @Option(names = "--version", paramLabel = "N", description = "The tables at this Delta version.")
  private Optional<Long> version = Optional.empty();

  private final Clock clock;

  public QueryCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    MonthEnd monthEnd = MonthEnd.open(shared, when, clock, err());
    OptionalLong number = version.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    ResultRows answer = new LakeQuery(monthEnd.lake(), when.asOf(), number).run(sql);
    answer.write(shared.json ? ResultRows.Format.json : format, out());
    return Exit.DONE.code();
  }
}
