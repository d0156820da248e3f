package io.countersign.schedules.run;

import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.deliver.DeliveryLog;
import io.countersign.schedules.deliver.Dispatch;
import io.countersign.schedules.people.OrgTree;
import io.countersign.schedules.people.People;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.setup.ScheduleSetup;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.state.StateStore;
import io.countersign.time.FiscalCalendar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that a tick needs.
 *
 * @param tree of the company's nodes
 * @param out where notices are kept
 */
record TickContext(
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
  public static TickContext of(ScheduleSetup desk, OrgTree tree) {
    Problems problems = new Problems();
    List<Schedule> schedules = desk.schedules(problems);
    People people = desk.people(problems);
    Channels channels = desk.channels(problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return new TickContext(
        schedules,
        desk.workspace().company().fiscalYear(),
        desk.store(),
        people,
        channels,
        tree,
        desk.workspace().out());
  }

  /** Somebody who works on what is due. */
  public Ticker ticker(SlotWork ground, String owner, Clocks clocks, PrintWriter err) {
    Dispatch post = new Dispatch(new DeliveryLog(store), people, channels, tree, clocks.wall());
    Map<String, List<String>> ways =
        schedules.stream().collect(Collectors.toMap(Schedule::name, one -> one.terms().by()));
    Notices notices = new Notices(post, ways, out.resolve("notices"), err);
    SlotRunner runner = new SlotRunner(store, ground, post, notices, clocks);
    return new Ticker(schedules, fiscal, store, runner, owner, clocks);
  }
}
