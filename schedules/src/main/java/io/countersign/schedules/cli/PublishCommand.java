package io.countersign.schedules.cli;

import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.setup.ScheduleSetup;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "publish",
    description = "Brings the marts to where BI tools read them: Parquet, DuckDB, PostgreSQL.")
public final class PublishCommand extends LakeCommand {
  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description = "As publish.yml names them; parquet and duckdb are always there.")
  private List<String> targets = List.of("parquet", "duckdb");

  private final Clock wall;

  public PublishCommand(Clock wall) {
    super(wall);
    this.wall = wall;
  }

  @Override
  protected void work(MonthEnd month, CallSummary summary) {
    List<String> notes =
        month.publish(ScheduleSetup.open(shared.workspace), targets, wall.instant());
    targets.forEach(target -> summary.next("Published  " + target));
    notes.forEach(summary::next);
  }
}
