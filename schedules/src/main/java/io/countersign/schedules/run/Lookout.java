package io.countersign.schedules.run;

import io.countersign.build.Progress;
import io.countersign.schedules.call.Shared;
import io.countersign.schedules.call.When;
import io.countersign.schedules.log.Journal;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.people.NodeTree;
import io.countersign.schedules.people.Tree;
import io.countersign.schedules.setup.Desk;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.Owner;
import io.countersign.schedules.slot.SlotState;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Looks at what is due in a workspace and does it: once for a tick, again and again to serve. */
public final class Lookout {
  private final Shared shared;
  private final Desk desk;
  private final Clocks clocks;
  private final MonthEndGround ground;
  private final Journal journal;

  private Lookout(Shared shared, Desk desk, Clocks clocks, MonthEndGround ground, Journal journal) {
    this.shared = shared;
    this.desk = desk;
    this.clocks = clocks;
    this.ground = ground;
    this.journal = journal;
  }

  public static Lookout open(Shared shared, When when, Clock wall, PrintWriter err) {
    Desk desk = Desk.open(shared.workspace);
    Clocks clocks = new Clocks(desk.clock(wall, when.asOf()), wall);
    MonthEndGround ground = new MonthEndGround(shared, when, wall, err);
    Journal journal = new Journal(desk.workspace(), Progress.none(), wall, err);
    return new Lookout(shared, desk, clocks, ground, journal);
  }

  public Desk desk() {
    return desk;
  }

  public Clock wall() {
    return clocks.wall();
  }

  /** People, channels, schedules and the company's tree are read anew: what is changed counts. */
  public List<Ticker.Worked> look(PrintWriter err) {
    Tree tree =
        new NodeTree(
            () -> MonthEnd.open(shared, new When(), clocks.wall(), err).lake(),
            clocks.company().instant());
    List<Ticker.Worked> worked =
        Bureau.of(desk, tree).ticker(ground, Owner.self(), clocks, err).tick();
    worked.forEach(this::keep);
    return worked;
  }

  private void keep(Ticker.Worked one) {
    String level = one.state() == SlotState.failed ? "error" : "info";
    String slot = one.slot().id();
    journal.said(level, Map.of("slot", slot, "state", one.state(), "reason", one.reason()));
  }
}
