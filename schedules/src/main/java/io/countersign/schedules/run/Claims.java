package io.countersign.schedules.run;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who works on a slot: one at a time, and only who holds the claim says what became of it. */
public final class Claims {
  private final Store store;

  public Claims(Store store) {
    this.store = store;
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
                      + Slots.OPEN,
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

  /** Lets go of what a runner held that is known to be dead. */
  int free(Predicate<String> dead) {
    int freed = 0;
    for (Standing one : new Slots(store).all()) {
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
