package io.countersign.schedules;

import io.countersign.lake.Progress;
import io.countersign.schedules.deliver.Tree;
import io.countersign.schedules.run.Owner;
import io.countersign.schedules.run.SlotState;
import io.countersign.schedules.run.Ticker;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Looks at what is due in a workspace and does it: once for a tick, again and again to serve. */
final class Lookout {
  private final Shared shared;
  private final Desk desk;
  private final Clock clock;
  private final MonthEndGround ground;
  private final Journal journal;

  private Lookout(Shared shared, Desk desk, Clock clock, MonthEndGround ground, Journal journal) {
    this.shared = shared;
    this.desk = desk;
    this.clock = clock;
    this.ground = ground;
    this.journal = journal;
  }

  static Lookout open(Shared shared, When when, Clock wall, PrintWriter err) {
    Desk desk = Desk.open(shared.workspace);
    Clock clock = desk.clock(wall, when.asOf());
    MonthEndGround ground = new MonthEndGround(shared, when, clock, err);
    Journal journal = new Journal(desk.workspace(), Progress.none(), clock, err);
    return new Lookout(shared, desk, clock, ground, journal);
  }

  Desk desk() {
    return desk;
  }

  Clock clock() {
    return clock;
  }

  /** People, channels, schedules and the company's tree are read anew: what is changed counts. */
  List<Ticker.Worked> look(PrintWriter err) {
    Tree tree =
        new NodeTree(() -> MonthEnd.open(shared, new When(), clock, err).lake(), clock.instant());
    List<Ticker.Worked> worked = desk.bureau(tree).ticker(ground, Owner.self(), clock, err).tick();
    worked.forEach(this::keep);
    return worked;
  }

  private void keep(Ticker.Worked one) {
    String level = one.state() == SlotState.failed ? "error" : "info";
    String slot = one.slot().id();
    journal.said(level, Map.of("slot", slot, "state", one.state(), "reason", one.reason()));
  }
}
