package io.countersign.schedules;

import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "release",
    description = "Signs an issue as the second person; who prepared it cannot.")
final class ReleaseCommand extends Work {
  @Parameters(paramLabel = "ISSUE", description = "As CP-2026-10-1a2b3c4d.")
  private String issue;

  @Option(names = "--by", paramLabel = "PERSON", required = true, description = "Who releases it.")
  private String person;

  ReleaseCommand(Clock clock) {
    super(clock);
  }

  @Override
  void work(MonthEnd monthEnd, Summary summary) {
    summary.issued(monthEnd.desk().release(issue, person));
  }
}
