package io.countersign.schedules;

import io.countersign.ingest.IngestSummary;
import io.countersign.lake.Ask;
import io.countersign.lake.Exit;
import io.countersign.lake.Refusal;
import io.countersign.reports.Issued;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import io.countersign.schedules.run.Ground;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The month end of a workspace, as slots need it. Spark starts where a slot first needs it. */
final class MonthEndGround implements Ground {
  private final Shared shared;
  private final Clock clock;
  private final PrintWriter err;
  private final Governance governance;

  MonthEndGround(Shared shared, Clock clock, PrintWriter err) {
    this(
        shared,
        clock,
        err,
        new RegisterGovernance(
            () -> MonthEnd.open(shared, new When(), clock, err).desk().register()));
  }

  MonthEndGround(Shared shared, Clock clock, PrintWriter err, Governance governance) {
    this.shared = shared;
    this.clock = clock;
    this.err = err;
    this.governance = governance;
  }

  @Override
  public Optional<Shut> missing(Slot slot, Set<WaitFor> words, Instant asOf) {
    if (words.contains(WaitFor.period_closed) && !governance.closed(slot.period())) {
      String now = ": countersign close " + slot.period();
      return Optional.of(new Shut("period " + slot.period() + " is not closed" + now, false));
    }
    if (words.contains(WaitFor.fresh)) {
      IngestSummary read = leased(month(slot, asOf), month -> month.ingest(false));
      if (read.exit() != Exit.DONE) {
        return Optional.of(new Shut("not fresh: " + read.all(), true));
      }
    }
    return words.contains(WaitFor.reconciled) ? unreconciled(slot, asOf) : Optional.empty();
  }

  private Optional<Shut> unreconciled(Slot slot, Instant asOf) {
    List<String> breaches =
        leased(month(slot, asOf), month -> month.build(month.ask(false))).stream()
            .filter(table -> table.table().equals("reconciliation"))
            .flatMap(table -> table.breaches().stream())
            .toList();
    return breaches.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shut("control totals break: " + breaches, true));
  }

  @Override
  public List<Parcel> issue(Slot slot, List<String> reports, Instant asOf) {
    return leased(
        month(slot, asOf),
        month -> {
          Ask ask = month.ask(false);
          month.build(ask);
          return month.issue(reports, ask, "schedule " + slot.schedule()).stream()
              .map(one -> parcel(slot, one))
              .toList();
        });
  }

  private static Parcel parcel(Slot slot, Issued one) {
    String report = one.pdf().getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String title = report + " of " + slot.period() + " (" + one.status() + ")";
    return new Parcel(one.issueId(), title, "", one.pdf(), one.sha256(), Set.of(Parcel.ALL));
  }

  @Override
  public Optional<Parcel> released(Parcel issued) {
    return governance.released(issued);
  }

  @Override
  public void publish(Slot slot, String target, Instant asOf) {
    leased(
        month(slot, asOf),
        opened -> {
          Desk desk = Desk.open(shared.workspace);
          new Publishing(desk, opened, clock.instant()).to(List.of(target));
          return target;
        });
  }

  private MonthEnd month(Slot slot, Instant asOf) {
    return MonthEnd.open(shared, When.of(slot.period(), asOf), clock, err);
  }

  private interface Deed<T> {
    T with(MonthEnd month);
  }

  @SuppressWarnings("try") // the lease is held, not used
  private static <T> T leased(MonthEnd month, Deed<T> deed) {
    try (AutoCloseable lease = month.lease()) {
      return deed.with(month);
    } catch (Refusal e) {
      throw e;
    } catch (Exception e) {
      throw e instanceof RuntimeException plain ? plain : new IllegalStateException(e);
    }
  }
}
