package io.countersign.schedules.run;

import io.countersign.company.Basis;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import io.countersign.reports.issue.IssuedReport;
import io.countersign.schedules.call.CallOptions;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import io.countersign.schedules.setup.ScheduleSetup;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The month end of a workspace, as slots need it. Spark starts where a slot first needs it. */
final class MonthEndWork implements SlotWork {
  private final CallOptions shared;
  private final Optional<Instant> said;
  private final Clock wall;
  private final PrintWriter err;
  private final Governance governance;

  /**
   * @param when the instant that questions are about, where one is said
   */
  MonthEndWork(CallOptions shared, PeriodOptions when, Clock wall, PrintWriter err) {
    Workspace workspace = Workspace.read(shared.workspace);
    this.shared = shared;
    this.said = when.asOf().or(workspace::asOf);
    this.wall = wall;
    this.err = err;
    this.governance =
        new RegisterGovernance(
            () -> MonthEnd.open(shared, new PeriodOptions(), wall, err).issues().register(),
            new IssueParcels(workspace.out()));
  }

  @Override
  public Instant asOf(Instant now) {
    return said.orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
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

  /** What a period was closed with is what goes out; what is open is issued now. */
  @Override
  public List<Parcel> issue(Slot slot, List<String> reports, Instant asOf) {
    List<Parcel> parcels = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String report : reports) {
      List<Parcel> settled = governance.settled(report, slot.period());
      parcels.addAll(settled);
      if (settled.isEmpty()) {
        open.add(report);
      }
    }
    if (!open.isEmpty()) {
      made(slot, open, asOf).forEach(issue -> parcels.add(governance.known(issue)));
    }
    return parcels;
  }

  private List<String> made(Slot slot, List<String> reports, Instant asOf) {
    return leased(
        month(slot, asOf),
        month -> {
          Basis ask = month.ask(false);
          month.build(ask);
          return month.issue(reports, ask, "schedule " + slot.schedule()).stream()
              .map(IssuedReport::issueId)
              .toList();
        });
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
          opened.publish(ScheduleSetup.open(shared.workspace), List.of(target), wall.instant());
          return target;
        });
  }

  private MonthEnd month(Slot slot, Instant asOf) {
    return MonthEnd.open(shared, PeriodOptions.of(slot.period(), asOf), wall, err);
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
