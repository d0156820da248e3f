package io.countersign.schedules.cli.issue;

import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.cli.LakeCommand;
import io.countersign.schedules.month.IssueLifecycle;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.run.RegisterGovernance;
import io.countersign.schedules.setup.ScheduleSetup;
import io.countersign.schedules.slot.Slots;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "release",
    description = "Signs an issue as the second person; who prepared it cannot.")
public final class ReleaseCommand extends LakeCommand {
  @Mixin private IssueArgument named;

  @Option(
      names = "--by",
      paramLabel = "PERSON",
      required = true,
      description = "Who releases it: somebody of people.yml who may.")
  private String person;

  private final Clock wall;

  public ReleaseCommand(Clock wall) {
    super(wall);
    this.wall = wall;
  }

  @Override
  protected void work(MonthEnd monthEnd, CallSummary summary) {
    IssueLifecycle issues = monthEnd.issues();
    String issue = named.id(issues.register());
    ScheduleSetup.open(shared.workspace).mayRelease(person);
    summary.issued(issues.release(issue, person));
    List<String> replaced = RegisterGovernance.replaced(issues.register(), issue).toList();
    if (!replaced.isEmpty()) {
      Slots slots = new Slots(ScheduleSetup.open(shared.workspace).store());
      replaced.forEach(old -> slots.again(old, wall.instant()));
      summary.said(
          "replaces",
          replaced,
          "Replaces   %s; the next tick tells whoever got it: countersign tick"
              .formatted(String.join(", ", replaced)));
    }
  }
}
