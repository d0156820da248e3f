package io.countersign.schedules.run;

import io.countersign.schedules.plan.IfLate;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.slot.AttemptResult;
import io.countersign.schedules.slot.Claim;
import io.countersign.schedules.slot.ClaimLost;
import io.countersign.schedules.slot.Claims;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.RunnerName;
import io.countersign.schedules.slot.SlotRow;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.slot.Slots;
import io.countersign.schedules.state.StateStore;
import io.countersign.time.FiscalCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans what is coming, and does what is due. Any number of them may be at work. */
public final class Ticker {
  /** How far ahead slots are written down. */
  static final Duration AHEAD = Duration.ofDays(62);

  /** How late a slot is before it counts as late. */
  static final Duration GRACE = Duration.ofHours(1);

  private final List<Schedule> schedules;
  private final FiscalCalendar fiscal;
  private final Slots slots;
  private final Claims claims;
  private final SlotRunner runner;
  private final String owner;
  private final Clocks clocks;

  Ticker(
      List<Schedule> schedules,
      FiscalCalendar fiscal,
      StateStore store,
      SlotRunner runner,
      String owner,
      Clocks clocks) {
    this.schedules = List.copyOf(schedules);
    this.fiscal = fiscal;
    this.slots = new Slots(store);
    this.claims = new Claims(store);
    this.runner = runner;
    this.owner = owner;
    this.clocks = clocks;
  }

  /** What became of a slot in this tick. */
  public record Worked(Slot slot, SlotState state, String reason) {}

  /** Does what is due, once. */
  public List<Worked> tick() {
    plan();
    claims.free(RunnerName::dead);
    List<Worked> worked = new ArrayList<>(skipLate());
    Map<String, Schedule> known =
        schedules.stream().collect(Collectors.toMap(Schedule::name, Function.identity()));
    for (SlotRow standing : slots.due(clocks, Claims.LEASE)) {
      Schedule schedule = known.get(standing.slot().schedule());
      if (schedule != null) {
        claims
            .claim(standing.slot(), owner, clocks.wall().instant(), Claims.LEASE)
            .ifPresent(claim -> work(claim, schedule, worked));
      }
    }
    return worked;
  }

  private void work(Claim claim, Schedule schedule, List<Worked> worked) {
    Slot slot = claim.standing().slot();
    try {
      AttemptResult outcome = runner.run(claim, schedule);
      worked.add(new Worked(slot, outcome.state(), outcome.reason()));
    } catch (ClaimLost e) {
      worked.add(new Worked(slot, SlotState.running, "Somebody else has taken it over."));
    }
  }

  private void plan() {
    Instant now = clocks.company().instant();
    for (Schedule schedule : schedules) {
      Instant from =
          slots.seen(schedule.name()).orElseGet(() -> midnight(schedule, now).minusMillis(1));
      Instant start = from.isBefore(now) ? from : now;
      slots.plan(schedule.name(), schedule.slots(start, now.plus(AHEAD), fiscal), now);
    }
  }

  /** A schedule that is new begins today. */
  private static Instant midnight(Schedule schedule, Instant now) {
    return now.atZone(schedule.zone()).toLocalDate().atStartOfDay(schedule.zone()).toInstant();
  }

  private List<Worked> skipLate() {
    Map<String, List<Slot>> planned =
        slots.due(clocks, Claims.LEASE).stream()
            .filter(standing -> standing.state() == SlotState.planned)
            .map(SlotRow::slot)
            .collect(Collectors.groupingBy(Slot::schedule));
    List<Worked> skipped = new ArrayList<>();
    for (Schedule schedule : schedules) {
      List<Slot> mine = planned.getOrDefault(schedule.name(), List.of());
      late(schedule.terms().ifLate(), mine)
          .forEach(
              (slot, reason) -> {
                slots.skip(slot, reason);
                skipped.add(new Worked(slot, SlotState.skipped, reason));
              });
    }
    return skipped;
  }

  private Map<Slot, String> late(IfLate rule, List<Slot> due) {
    Instant limit = clocks.company().instant().minus(GRACE);
    return switch (rule) {
      case run_all -> Map.of();
      case run_once ->
          due.stream()
              .limit(Math.max(0, due.size() - 1))
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      slot -> "Late; only the latest runs: " + due.get(due.size() - 1).id()));
      case skip ->
          due.stream()
              .filter(slot -> slot.due().isBefore(limit))
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      slot ->
                          "Nothing ran until %s, and late ones are skipped."
                              .formatted(clocks.company().instant())));
    };
  }
}
