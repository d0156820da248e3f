package io.countersign.schedules;

import io.countersign.schedules.deliver.Tree;
import io.countersign.schedules.run.Owner;
import io.countersign.schedules.run.Ticker;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;

/** Looks at what is due in a workspace and does it: once for a tick, again and again to serve. */
final class Lookout {
  private final Shared shared;
  private final Desk desk;
  private final Clock clock;
  private final MonthEndGround ground;
  private final PrintWriter err;

  private Lookout(Shared shared, Desk desk, Clock clock, MonthEndGround ground, PrintWriter err) {
    this.shared = shared;
    this.desk = desk;
    this.clock = clock;
    this.ground = ground;
    this.err = err;
  }

  static Lookout open(Shared shared, When when, Clock wall, PrintWriter err) {
    Desk desk = Desk.open(shared.workspace);
    Clock clock = desk.clock(wall, when.asOf());
    return new Lookout(shared, desk, clock, new MonthEndGround(shared, when, clock, err), err);
  }

  Desk desk() {
    return desk;
  }

  Clock clock() {
    return clock;
  }

  /** People, channels, schedules and the company's tree are read anew: what is changed counts. */
  List<Ticker.Worked> look() {
    Tree tree =
        new NodeTree(() -> MonthEnd.open(shared, new When(), clock, err).lake(), clock.instant());
    return desk.bureau(tree).ticker(ground, Owner.self(), clock, err).tick();
  }
}
