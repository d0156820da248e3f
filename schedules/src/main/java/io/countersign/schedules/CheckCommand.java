package io.countersign.schedules;

import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = "Reads every declaration and tries every connection; touches nothing.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Shared shared;
  @Mixin private When when;
  @Spec private CommandSpec spec;

  private final Clock clock;

  CheckCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Problem> found = MonthEnd.open(shared, when, clock, spec.commandLine().getErr()).check();
    Problems problems = new Problems();
    problems.addAll(found);
    boolean unreachable =
        found.stream().anyMatch(problem -> problem.code().equals("SOURCE_UNREACHABLE"));
    problems.refuseIfAny(unreachable ? Exit.NOT_REACHED : Exit.WRONG_CALL);
    if (!shared.quiet) {
      spec.commandLine()
          .getOut()
          .println(
              shared.json
                  ? "{\"problems\":[]}"
                  : "Every declaration can be read and every system can be reached.");
    }
    return Exit.DONE.code();
  }
}
