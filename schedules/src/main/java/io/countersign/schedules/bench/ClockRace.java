package io.countersign.schedules.bench;

import io.countersign.build.Build;
import io.countersign.build.Progress;
import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.contract.Contracts;
import io.countersign.lake.Lake;
import io.countersign.marts.Marts;
import io.countersign.time.FiscalCalendar;
import io.countersign.transform.Steps;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The SLA clock (S1 to S4) in turn with SQL that explodes intervals; equal seconds first.
 *
 * @param lake empty, and of no further use
 * @param progress told of each table that is made
 */
record ClockRace(Lake lake, Progress progress) {
  static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");
  private static final Company COMPANY =
      new Company("Bench", "EUR", FiscalCalendar.startingOn("01-01"), ZoneId.of("UTC"));
  private static final Set<String> CLOCK = Set.of("sla_clock");
  private static final Set<String> CHAIN =
      Set.of("periods", "sla_clock", "service_delay", "sla_instances", "sla_attainment");

  /** Days met with their windows are the kindest explosion, minutes the usual one. */
  public enum Into {
    days,
    minutes
  }

  /**
   * What the race showed.
   *
   * @param clocks two for each ticket
   * @param different clocks with other seconds, or another verdict, in DuckDB
   * @param chain clock, delays, instances and attainment in one run, with all checks, cold
   * @param clock alone, checked and written, the median of the turns
   * @param exploding as {@code clock}, by what it exploded into
   */
  public record Outcome(
      long clocks, long different, Took chain, Took clock, Map<Into, Took> exploding) {}

  /**
   * Makes that many tickets and runs the race.
   *
   * @throws SQLException where DuckDB fails
   */
  public Outcome run(int tickets, int turns, Set<Into> into) throws SQLException {
    MadeTickets.land(lake, tickets);
    Took chain = Took.by(() -> build(CHAIN));
    List<Took> ours = new ArrayList<>();
    Map<Into, List<Took>> theirs = new EnumMap<>(Into.class);
    long different = 0;
    try (DuckClock duck = new DuckClock(lake)) {
      for (int turn = 0; turn < turns; turn++) {
        ours.add(Took.by(() -> build(CLOCK)));
        for (Into one : into) {
          theirs
              .computeIfAbsent(one, first -> new ArrayList<>())
              .add(Took.by(() -> duck.explode(one)));
          different = Math.max(different, duck.different());
        }
      }
    }
    Map<Into, Took> exploding = new EnumMap<>(Into.class);
    theirs.forEach((one, all) -> exploding.put(one, Took.median(all)));
    return new Outcome(2L * tickets, different, chain, Took.median(ours), exploding);
  }

  private void build(Set<String> wanted) {
    List<Step> steps =
        Stream.concat(Steps.all().stream(), Marts.all().stream())
            .filter(step -> wanted.contains(step.makes()))
            .toList();
    Basis ask = new Basis(COMPANY.fiscalYear().parse("2026-10"), AS_OF, COMPANY);
    new Build(lake, Contracts.all(), ask, progress).runAll(steps);
  }
}
