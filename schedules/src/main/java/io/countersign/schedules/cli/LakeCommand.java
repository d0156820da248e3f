package io.countersign.schedules.cli;

import io.countersign.schedules.call.CallOptions;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.month.MonthEnd;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on a workspace and writes to its lake. */
public abstract class LakeCommand implements Callable<Integer> {
  @Mixin protected CallOptions shared;
  @Mixin protected PeriodOptions when;
  @Spec protected CommandSpec spec;

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
    summary.write(shared, spec.commandLine().getOut(), err());
    return summary.exit().code();
  }

  protected PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Refuses at once, before Spark starts, what cannot be done. */
  protected void before() {}

  /** Does it, and says in the summary what was done. */
  protected abstract void work(MonthEnd monthEnd, CallSummary summary);
}
