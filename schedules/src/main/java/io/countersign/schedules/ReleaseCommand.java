package io.countersign.schedules;

import io.countersign.schedules.run.Slots;
import java.time.Clock;
import java.util.List;
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

  private final Clock wall;

  ReleaseCommand(Clock wall) {
    super(wall);
    this.wall = wall;
  }

  @Override
  void work(MonthEnd monthEnd, Summary summary) {
    IssueDesk desk = monthEnd.desk();
    summary.issued(desk.release(issue, person));
    List<String> replaced = RegisterGovernance.replaced(desk.register(), issue).toList();
    if (!replaced.isEmpty()) {
      Slots slots = new Slots(Desk.open(shared.workspace).store());
      replaced.forEach(old -> slots.again(old, wall.instant()));
      summary.said(
          "replaces",
          replaced,
          "Replaces   "
              + String.join(", ", replaced)
              + "; the next tick tells whoever got it: countersign tick");
    }
  }
}
