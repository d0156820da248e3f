package io.countersign.schedules.slot;

import static io.countersign.schedules.slot.SlotState.skipped;
import static io.countersign.schedules.slot.SlotState.withdrawn;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.SqlFile;
import io.countersign.schedules.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All slots, planned ahead, each there once, with what has become of it. */
public record Slots(StateStore store) {
  private static final String NO_MORE = "The schedule no longer makes it.";

  private static final String PLAN = SqlFile.read(Slots.class, "plan.sql");
  private static final String SEEN = SqlFile.read(Slots.class, "seen.sql");
  private static final String SETTLE = SqlFile.read(Slots.class, "settle.sql");
  private static final String AGAIN = SqlFile.read(Slots.class, "again.sql");
  private static final String ATTEMPTS = SqlFile.read(Slots.class, "attempts.sql");

  /** Until when the slots of a schedule have been seen; none of them can have been missed. */
  public Optional<Instant> seen(String schedule) {
    return store
        .list(row -> row.getLong(1), "select seen_at from watermarks where schedule = ?", schedule)
        .stream()
        .map(Instant::ofEpochMilli)
        .findFirst();
  }

  /**
   * Writes down the slots that a schedule makes; those that are there stay as they are. A planned
   * one later than now that is not among them is withdrawn.
   */
  public void plan(String schedule, List<Slot> slots, Instant now) {
    Set<String> made = slots.stream().map(Slot::id).collect(Collectors.toSet());
    store.in(
        connection -> {
          for (Slot slot : slots) {
            StateStore.change(
                connection,
                PLAN,
                slot.schedule(),
                slot.nominal().toString(),
                slot.due().toEpochMilli(),
                slot.period());
          }
          for (SlotRow standing : coming(connection, schedule, now)) {
            if (!made.contains(standing.slot().id())) {
              settle(connection, standing.slot(), withdrawn, NO_MORE);
            }
          }
          return StateStore.change(connection, SEEN, schedule, now.toEpochMilli());
        });
  }

  private static List<SlotRow> coming(Connection connection, String schedule, Instant now)
      throws SQLException {
    return StateStore.list(
        connection,
        SlotRow::of,
        SlotRow.SELECT + "where schedule = ? and state = 'planned' and due > ?",
        schedule,
        now.toEpochMilli());
  }

  /** A planned slot that will not be run, and why. */
  public void skip(Slot slot, String reason) {
    store.in(connection -> settle(connection, slot, skipped, reason));
  }

  private static int settle(Connection connection, Slot slot, SlotState state, String reason)
      throws SQLException {
    return StateStore.change(
        connection,
        SETTLE,
        state.name(),
        StateStore.note(reason),
        slot.schedule(),
        slot.nominal().toString());
  }

  /**
   * The slots whose time has come and that nobody holds, oldest first: by the company's clock they
   * are there, by the wall's nothing keeps them any more.
   */
  public List<SlotRow> due(Clocks clocks, Duration lease) {
    Instant wall = clocks.wall().instant();
    return store.list(
        SlotRow::of,
        SlotRow.SELECT
            + "where due <= ? and try_at <= ? and coalesce(heard_at, 0) <= ? order by due, schedule",
        clocks.company().instant().toEpochMilli(),
        wall.toEpochMilli(),
        wall.minus(lease).toEpochMilli());
  }

  /**
   * The slot of an issue is worked on once more, because a person asked for a delivery.
   *
   * @param now of the wall's clock
   */
  public void again(String issue, Instant now) {
    store.change(AGAIN, now.toEpochMilli(), issue);
  }

  /** All of them, as they are due. */
  public List<SlotRow> all() {
    return store.list(SlotRow::of, SlotRow.SELECT + "order by due, schedule");
  }

  /**
   * One try at a slot.
   *
   * @param outcome the state that it left the slot in; {@code lost} where its runner died
   */
  public record Attempt(String slot, String owner, Instant began, String outcome, String note) {}

  /** The latest tries at each slot, in order, by the slot's id. */
  public Map<String, List<Attempt>> attempts() {
    return store
        .list(
            row ->
                new Attempt(
                    Slot.id(row.getString("schedule"), row.getString("slot")),
                    row.getString("owner"),
                    Instant.ofEpochMilli(row.getLong("began_at")),
                    row.getString("outcome"),
                    row.getString("note")),
            ATTEMPTS)
        .stream()
        .collect(Collectors.groupingBy(Attempt::slot));
  }
}
