package io.countersign.schedules.run;

import io.countersign.build.Progress;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.schedules.call.CallOptions;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.deliver.DeliveryLog;
import io.countersign.schedules.deliver.Dispatch;
import io.countersign.schedules.log.RunLog;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.people.NodeTree;
import io.countersign.schedules.people.OrgTree;
import io.countersign.schedules.people.People;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.setup.ScheduleSetup;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.RunnerName;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.state.StateStore;
import io.countersign.time.FiscalCalendar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at what is due in a workspace and does it: once for a tick, again and again to serve. */
public final class WorkspaceTicker {
  private final CallOptions shared;
  private final ScheduleSetup setup;
  private final Clocks clocks;
  private final MonthEndWork work;
  private final RunLog journal;

  private WorkspaceTicker(
      CallOptions shared, ScheduleSetup setup, Clocks clocks, MonthEndWork work, RunLog journal) {
    this.shared = shared;
    this.setup = setup;
    this.clocks = clocks;
    this.work = work;
    this.journal = journal;
  }

  public static WorkspaceTicker open(
      CallOptions shared, PeriodOptions when, Clock wall, PrintWriter err) {
    ScheduleSetup setup = ScheduleSetup.open(shared.workspace);
    Clocks clocks = new Clocks(setup.clock(wall, when.asOf()), wall);
    MonthEndWork work = new MonthEndWork(shared, when, wall, err);
    RunLog journal = new RunLog(setup.workspace(), Progress.none(), wall, err);
    return new WorkspaceTicker(shared, setup, clocks, work, journal);
  }

  public ScheduleSetup setup() {
    return setup;
  }

  public Clock wall() {
    return clocks.wall();
  }

  /** People, channels, schedules and the company's tree are read anew: what is changed counts. */
  public List<Ticker.Worked> look(PrintWriter err) {
    OrgTree tree =
        new NodeTree(
            () -> MonthEnd.open(shared, new PeriodOptions(), clocks.wall(), err).lake(),
            clocks.company().instant());
    List<Ticker.Worked> worked =
        Context.of(setup, tree).ticker(work, RunnerName.self(), clocks, err).tick();
    worked.forEach(this::keep);
    return worked;
  }

  private void keep(Ticker.Worked one) {
    String level = one.state() == SlotState.failed ? "error" : "info";
    String slot = one.slot().id();
    journal.said(level, Map.of("slot", slot, "state", one.state(), "reason", one.reason()));
  }

  /**
   * All that a tick needs.
   *
   * @param tree of the company's nodes
   * @param out where notices are kept
   */
  record Context(
      List<Schedule> schedules,
      FiscalCalendar fiscal,
      StateStore store,
      People people,
      Channels channels,
      OrgTree tree,
      Path out) {

    /**
     * Everything read and checked.
     *
     * @throws io.countersign.problem.Refusal whatever is wrong with schedules, people and channels
     */
    public static Context of(ScheduleSetup setup, OrgTree tree) {
      Problems problems = new Problems();
      List<Schedule> schedules = setup.schedules(problems);
      People people = setup.people(problems);
      Channels channels = setup.channels(problems);
      problems.refuseIfAny(Exit.WRONG_CALL);
      return new Context(
          schedules,
          setup.workspace().company().fiscalYear(),
          setup.store(),
          people,
          channels,
          tree,
          setup.workspace().out());
    }

    /** Somebody who works on what is due. */
    public Ticker ticker(SlotWork work, String owner, Clocks clocks, PrintWriter err) {
      Dispatch dispatch =
          new Dispatch(new DeliveryLog(store), people, channels, tree, clocks.wall());
      Map<String, List<String>> ways =
          schedules.stream().collect(Collectors.toMap(Schedule::name, one -> one.terms().by()));
      Notices notices = new Notices(dispatch, ways, out.resolve("notices"), err);
      SlotRunner runner = new SlotRunner(store, work, dispatch, notices, clocks);
      return new Ticker(schedules, fiscal, store, runner, owner, clocks);
    }
  }
}
