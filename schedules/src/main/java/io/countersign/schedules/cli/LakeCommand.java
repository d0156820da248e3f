package io.countersign.schedules.cli;

import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.month.MonthEnd;
import java.time.Clock;
import picocli.CommandLine.Mixin;

/** A command that works on a workspace and writes to its lake. */
public abstract class LakeCommand extends ConsoleCommand {
  @Mixin protected PeriodOptions when;

  private final Clock clock;

  protected LakeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("try") // the lease is held, not used
  public Integer call() throws Exception {
    before();
    MonthEnd monthEnd = MonthEnd.open(shared, when, clock, err());
    CallSummary summary = new CallSummary();
    monthEnd.journal().began(spec.name());
    try (AutoCloseable lease = monthEnd.lease()) {
      work(monthEnd, summary);
    } catch (Exception e) {
      monthEnd.journal().failed(e);
      throw e;
    }
    monthEnd.journal().ended(summary.exit().code());
    summary.write(shared, out(), err());
    return summary.exit().code();
  }

  /** Refuses at once, before Spark starts, what cannot be done. */
  protected void before() {}

  /** Does it, and says in the summary what was done. */
  protected abstract void work(MonthEnd monthEnd, CallSummary summary);
}
