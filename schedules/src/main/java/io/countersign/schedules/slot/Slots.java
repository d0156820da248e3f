package io.countersign.schedules.slot;

import static io.countersign.schedules.slot.SlotState.planned;
import static io.countersign.schedules.slot.SlotState.skipped;
import static io.countersign.schedules.slot.SlotState.withdrawn;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All slots, planned ahead, each there once, with what has become of it. */
public final class Slots {
  private static final String NO_MORE = "The schedule no longer makes it.";

  /** Who plans: it never picks. */
  private static final String PLANNER = "planner";

  private final StateStore store;

  public Slots(StateStore store) {
    this.store = store;
  }

  /** Until when the slots of a schedule have been seen; none of them can have been missed. */
  public Optional<Instant> seen(String schedule) {
    return store
        .list(row -> row.getLong(1), "select seen_at from marks where schedule = ?", schedule)
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
          SlotTasks board = new SlotTasks(connection, PLANNER, now);
          for (Slot slot : slots) {
            insert(connection, board, slot);
          }
          for (SlotRow standing : planned(connection, schedule)) {
            if (standing.slot().due().isAfter(now) && !made.contains(standing.slot().id())) {
              settle(connection, board, standing.slot(), withdrawn, NO_MORE);
            }
          }
          mark(connection, schedule, now.toEpochMilli());
          return null;
        });
  }

  private static void insert(Connection connection, SlotTasks board, Slot slot)
      throws SQLException {
    int added =
        StateStore.change(
            connection,
            "insert into slots values (?, ?, ?, ?, 'planned', '', 0, 0, 0, '')"
                + " on conflict (schedule, slot) do nothing",
            slot.schedule(),
            slot.nominal().toString(),
            slot.due().toEpochMilli(),
            slot.period());
    int back =
        StateStore.change(
            connection,
            "update slots set state = 'planned', reason = ''"
                + " where schedule = ? and slot = ? and state = 'withdrawn'",
            slot.schedule(),
            slot.nominal().toString());
    if (added == 1) {
      board.add(slot.id(), slot.due());
    } else if (back == 1) {
      board.due(slot.id(), slot.due());
    }
  }

  private static void mark(Connection connection, String schedule, long now) throws SQLException {
    StateStore.change(
        connection,
        "insert into marks values (?, ?) on conflict (schedule) do nothing",
        schedule,
        now);
    // A clock that was set back does not make the past unseen.
    StateStore.change(
        connection,
        "update marks set seen_at = ? where schedule = ? and seen_at < ?",
        now,
        schedule,
        now);
  }

  private static List<SlotRow> planned(Connection connection, String schedule) throws SQLException {
    return StateStore.list(
        connection,
        SlotRow::of,
        "select " + SlotRow.COLUMNS + " from slots where schedule = ? and state = 'planned'",
        schedule);
  }

  /** A planned slot that will not be run, and why. */
  public void skip(Slot slot, String reason, Instant now) {
    store.in(
        connection -> {
          settle(connection, new SlotTasks(connection, PLANNER, now), slot, skipped, reason);
          return null;
        });
  }

  private static void settle(
      Connection connection, SlotTasks board, Slot slot, SlotState state, String reason)
      throws SQLException {
    int settled =
        StateStore.change(
            connection,
            "update slots set state = ?, reason = ?"
                + " where schedule = ? and slot = ? and state = 'planned'",
            state.name(),
            StateStore.note(reason),
            slot.schedule(),
            slot.nominal().toString());
    if (settled == 1) {
      board.park(slot.id());
    }
  }

  /**
   * The slots whose time has come and that nobody holds, oldest first: by the company's clock they
   * are there, by the wall's nothing keeps them any more.
   */
  public List<SlotRow> due(Clocks clocks, Duration lease) {
    Instant wall = clocks.wall().instant();
    List<SlotRow> come = come(clocks.company().instant());
    Set<String> free =
        store.in(
            connection -> {
              SlotTasks board = new SlotTasks(connection, PLANNER, wall);
              come.stream()
                  .filter(one -> one.state() == SlotState.planned)
                  .filter(one -> one.slot().due().isAfter(wall))
                  .forEach(one -> board.due(one.slot().id(), wall));
              return board.due(lease).collect(Collectors.toSet());
            });
    return come.stream().filter(one -> free.contains(one.slot().id())).toList();
  }

  private List<SlotRow> come(Instant company) {
    return all().stream().filter(one -> !one.slot().due().isAfter(company)).toList();
  }

  /**
   * The slot of an issue is worked on once more, because a person asked for a delivery.
   *
   * @param now of the wall's clock
   */
  public void again(String issue, Instant now) {
    store.in(
        connection -> {
          SlotTasks board = new SlotTasks(connection, PLANNER, now);
          for (SlotRow one : settled(connection, issue)) {
            StateStore.change(
                connection,
                "update slots set state = 'waiting', reason = 'A delivery is sent again.'"
                    + " where schedule = ? and slot = ?",
                one.slot().schedule(),
                one.slot().nominal().toString());
            board.due(one.slot().id(), now);
          }
          return null;
        });
  }

  private static List<SlotRow> settled(Connection connection, String issue) throws SQLException {
    return StateStore.list(
        connection,
        SlotRow::of,
        "select "
            + SlotRow.COLUMNS
            + " from slots where state in ('done', 'failed') and exists (select 1 from parcels"
            + " where parcels.schedule = slots.schedule and parcels.slot = slots.slot"
            + " and issue = ?)",
        issue);
  }

  /** All of them, as they are due. */
  public List<SlotRow> all() {
    return store.list(
        SlotRow::of, "select " + SlotRow.COLUMNS + " from slots order by due, schedule");
  }
}
