package io.countersign.schedules.run;

import static io.countersign.schedules.run.SlotState.planned;
import static io.countersign.schedules.run.SlotState.skipped;
import static io.countersign.schedules.run.SlotState.withdrawn;

import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The state of all slots. A slot is there once; only who holds its claim changes it. */
public final class Slots {
  private static final String OPEN =
      "(state in ('planned', 'waiting', 'retrying') and next_at <= ?"
          + " or state = 'running' and lease_until < ?)";

  private final Store store;

  public Slots(Store store) {
    this.store = store;
  }

  /** Until when the slots of a schedule have been seen; none of them can have been missed. */
  Optional<Instant> seen(String schedule) {
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
  void plan(String schedule, List<Slot> slots, Instant now) {
    Set<String> made = slots.stream().map(Slot::id).collect(Collectors.toSet());
    store.in(
        connection -> {
          for (Slot slot : slots) {
            insert(connection, slot);
          }
          for (Standing standing : planned(connection, schedule)) {
            if (standing.slot().due().isAfter(now) && !made.contains(standing.slot().id())) {
              settle(connection, standing.slot(), withdrawn, "The schedule no longer makes it.");
            }
          }
          mark(connection, schedule, now.toEpochMilli());
          return null;
        });
  }

  private static void insert(Connection connection, Slot slot) throws SQLException {
    Store.change(
        connection,
        "insert into slots values (?, ?, ?, ?, 'planned', '', 0, ?, 0, 0, '', 0, 0)"
            + " on conflict (schedule, slot) do nothing",
        slot.schedule(),
        slot.nominal().toString(),
        slot.due().toEpochMilli(),
        slot.period(),
        slot.due().toEpochMilli());
    Store.change(
        connection,
        "update slots set state = 'planned', reason = ''"
            + " where schedule = ? and slot = ? and state = 'withdrawn'",
        slot.schedule(),
        slot.nominal().toString());
  }

  private static void mark(Connection connection, String schedule, long now) throws SQLException {
    Store.change(
        connection,
        "insert into marks values (?, ?) on conflict (schedule) do nothing",
        schedule,
        now);
    // A clock that was set back does not make the past unseen.
    Store.change(
        connection,
        "update marks set seen_at = ? where schedule = ? and seen_at < ?",
        now,
        schedule,
        now);
  }

  private static List<Standing> planned(Connection connection, String schedule)
      throws SQLException {
    return Store.list(
        connection,
        Standing::of,
        "select " + Standing.COLUMNS + " from slots where schedule = ? and state = 'planned'",
        schedule);
  }

  /** A planned slot that will not be run, and why. */
  void skip(Slot slot, String reason) {
    store.in(
        connection -> {
          settle(connection, slot, skipped, reason);
          return null;
        });
  }

  private static void settle(Connection connection, Slot slot, SlotState state, String reason)
      throws SQLException {
    Store.change(
        connection,
        "update slots set state = ?, reason = ?"
            + " where schedule = ? and slot = ? and state = 'planned'",
        state.name(),
        Store.note(reason),
        slot.schedule(),
        slot.nominal().toString());
  }

  /** The slots whose time has come and that nobody holds, oldest first. */
  List<Standing> due(Instant now) {
    long at = now.toEpochMilli();
    return store.list(
        Standing::of,
        "select " + Standing.COLUMNS + " from slots where " + OPEN + " order by due, schedule",
        at,
        at);
  }

  /** The slot of an issue is worked on once more, because a person asked for a delivery. */
  public void again(String issue, Instant now) {
    store.change(
        "update slots set state = 'waiting', reason = 'A delivery is sent again.', next_at = ?"
            + " where state in ('done', 'failed') and exists (select 1 from issues"
            + " where issues.schedule = slots.schedule and issues.slot = slots.slot"
            + " and issue = ?)",
        now.toEpochMilli(),
        issue);
  }

  /** Lets go of what a runner held that is known to be dead. */
  int free(Predicate<String> dead) {
    int freed = 0;
    for (Standing one : all()) {
      if (one.state() == SlotState.running && dead.test(one.owner())) {
        freed +=
            store.change(
                "update slots set lease_until = 0"
                    + " where schedule = ? and slot = ? and owner = ? and state = 'running'",
                one.slot().schedule(),
                one.slot().nominal().toString(),
                one.owner());
      }
    }
    return freed;
  }

  /** All of them, as they are due. */
  public List<Standing> all() {
    return store.list(
        Standing::of, "select " + Standing.COLUMNS + " from slots order by due, schedule");
  }

  /**
   * Takes a slot, also one whose holder let the lease end.
   *
   * @return empty where somebody else was faster
   */
  Optional<Claim> claim(Slot slot, String owner, Instant now, Duration lease) {
    return store.in(
        connection -> {
          long at = now.toEpochMilli();
          int taken =
              Store.change(
                  connection,
                  "update slots set state = 'running', owner = ?, token = token + 1,"
                      + " lease_until = ? where schedule = ? and slot = ? and "
                      + OPEN,
                  owner,
                  now.plus(lease).toEpochMilli(),
                  slot.schedule(),
                  slot.nominal().toString(),
                  at,
                  at);
          return taken == 0 ? Optional.empty() : Optional.of(began(connection, slot, owner, at));
        });
  }

  private static Claim began(Connection connection, Slot slot, String owner, long at)
      throws SQLException {
    Claim claim =
        Store.list(
                connection,
                row -> new Claim(Standing.of(row), owner, row.getLong("token")),
                "select " + Standing.COLUMNS + ", token from slots where schedule = ? and slot = ?",
                slot.schedule(),
                slot.nominal().toString())
            .get(0);
    Store.change(
        connection,
        "update attempts set ended_at = ?, outcome = 'lost', note = ?"
            + " where schedule = ? and slot = ? and ended_at is null",
        at,
        "The runner was not heard of until its lease ended.",
        slot.schedule(),
        slot.nominal().toString());
    Store.change(
        connection,
        "insert into attempts values (?, ?, ?, ?, ?, null, 'running', '')",
        slot.schedule(),
        slot.nominal().toString(),
        claim.token(),
        owner,
        at);
    return claim;
  }

  /**
   * Says that the work goes on.
   *
   * @throws Overtaken where somebody else has taken the slot
   */
  void beat(Claim claim, Instant now, Duration lease) {
    int held =
        store.change(
            "update slots set lease_until = ? where schedule = ? and slot = ?"
                + " and token = ? and state = 'running'",
            now.plus(lease).toEpochMilli(),
            claim.standing().slot().schedule(),
            claim.standing().slot().nominal().toString(),
            claim.token());
    if (held == 0) {
      throw new Overtaken(claim.standing().slot().id());
    }
  }

  /**
   * Says what became of the work, and lets go.
   *
   * @throws Overtaken where somebody else has taken the slot; then nothing is written
   */
  void end(Claim claim, Outcome outcome, Instant now) {
    Slot slot = claim.standing().slot();
    store.in(
        connection -> {
          int held =
              Store.change(
                  connection,
                  "update slots set state = ?, reason = ?, attempts = ?, next_at = ?, since = ?,"
                      + " told = ?, lease_until = 0 where schedule = ? and slot = ?"
                      + " and token = ? and state = 'running'",
                  outcome.state().name(),
                  Store.note(outcome.reason()),
                  outcome.attempts(),
                  outcome.nextAt().toEpochMilli(),
                  outcome.since().toEpochMilli(),
                  outcome.told(),
                  slot.schedule(),
                  slot.nominal().toString(),
                  claim.token());
          if (held == 0) {
            throw new Overtaken(slot.id());
          }
          Store.change(
              connection,
              "update attempts set ended_at = ?, outcome = ?, note = ?"
                  + " where schedule = ? and slot = ? and token = ?",
              now.toEpochMilli(),
              outcome.state().name(),
              Store.note(outcome.reason()),
              slot.schedule(),
              slot.nominal().toString(),
              claim.token());
          return null;
        });
  }

  /**
   * The instant that the slot's reports are about: when its gate first opened, whoever asks later.
   */
  Instant opened(Slot slot, Instant now) {
    return store.in(
        connection -> {
          Object[] key = {slot.schedule(), slot.nominal().toString()};
          Store.change(
              connection,
              "insert into openings values (?, ?, ?) on conflict (schedule, slot) do nothing",
              key[0],
              key[1],
              now.toEpochMilli());
          return Instant.ofEpochMilli(
              Store.list(
                      connection,
                      row -> row.getLong(1),
                      "select as_of from openings where schedule = ? and slot = ?",
                      key)
                  .get(0));
        });
  }

  /** Writes down what a slot has issued; only once, whoever did it. */
  void issued(Slot slot, List<Parcel> parcels) {
    store.in(
        connection -> {
          for (Parcel parcel : parcels) {
            Store.change(
                connection,
                "insert into issues values (?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (schedule, slot, issue) do nothing",
                slot.schedule(),
                slot.nominal().toString(),
                parcel.title(),
                parcel.issue(),
                parcel.file().toString(),
                parcel.sha256(),
                String.join(",", parcel.nodes()));
          }
          return null;
        });
  }

  /** What a slot has issued. */
  public List<Parcel> issues(Slot slot) {
    return store.list(
        row ->
            new Parcel(
                row.getString("issue"),
                row.getString("report"),
                "",
                Path.of(row.getString("file")),
                row.getString("sha256"),
                new TreeSet<>(Arrays.asList(row.getString("nodes").split(",")))),
        "select * from issues where schedule = ? and slot = ? order by issue",
        slot.schedule(),
        slot.nominal().toString());
  }

  /**
   * One try at a slot.
   *
   * @param outcome the state that it left the slot in; {@code lost} where its runner died
   */
  public record Attempt(long token, String owner, String outcome, String note) {}

  /** All tries at a slot, in order. */
  public List<Attempt> attempts(Slot slot) {
    return store.list(
        row ->
            new Attempt(
                row.getLong("token"),
                row.getString("owner"),
                row.getString("outcome"),
                row.getString("note")),
        "select * from attempts where schedule = ? and slot = ? order by token",
        slot.schedule(),
        slot.nominal().toString());
  }
}
