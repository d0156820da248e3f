package io.countersign.schedules.slot;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who works on a slot: one at a time, and only who holds the claim says what became of it. */
public final class Claims {
  private final StateStore store;

  public Claims(StateStore store) {
    this.store = store;
  }

  /**
   * Takes a slot, also one whose holder let the lease end.
   *
   * @return empty where somebody else was faster
   */
  public Optional<Claim> claim(Slot slot, String owner, Instant now, Duration lease) {
    return store.in(
        connection -> {
          Optional<Long> token = new SlotTasks(connection, owner, now).pick(slot.id(), lease);
          return token.isEmpty()
              ? Optional.empty()
              : Optional.of(began(connection, slot, owner, token.get(), now));
        });
  }

  private static Claim began(
      Connection connection, Slot slot, String owner, long token, Instant now) throws SQLException {
    Object[] key = {slot.schedule(), slot.nominal().toString()};
    StateStore.change(
        connection,
        "update slots set state = 'running', owner = ? where schedule = ? and slot = ?",
        owner,
        key[0],
        key[1]);
    SlotRow standing =
        StateStore.list(
                connection,
                SlotRow::of,
                "select " + SlotRow.COLUMNS + " from slots where schedule = ? and slot = ?",
                key)
            .get(0);
    StateStore.change(
        connection,
        "update attempts set ended_at = ?, outcome = 'lost', note = ?"
            + " where schedule = ? and slot = ? and ended_at is null",
        now.toEpochMilli(),
        "The runner was not heard of until its lease ended.",
        key[0],
        key[1]);
    StateStore.change(
        connection,
        "insert into attempts values (?, ?, ?, ?, ?, null, 'running', '')",
        key[0],
        key[1],
        token,
        owner,
        now.toEpochMilli());
    return new Claim(standing, owner, token);
  }

  /**
   * Says that the work goes on.
   *
   * @throws ClaimLost where somebody else has taken the slot
   */
  public void beat(Claim claim, Instant now) {
    String slot = claim.standing().slot().id();
    boolean held =
        store.in(
            connection -> new SlotTasks(connection, claim.owner(), now).beat(slot, claim.token()));
    if (!held) {
      throw new ClaimLost(slot);
    }
  }

  /**
   * Says what became of the work, and lets go.
   *
   * @throws ClaimLost where somebody else has taken the slot; then nothing is written
   */
  public void end(Claim claim, AttemptResult outcome, Instant now) {
    Slot slot = claim.standing().slot();
    store.in(
        connection -> {
          SlotTasks board = new SlotTasks(connection, claim.owner(), now);
          if (!board.end(slot.id(), claim.token(), outcome.again(), outcome.attempts())) {
            throw new ClaimLost(slot.id());
          }
          StateStore.change(
              connection,
              "update slots set state = ?, reason = ?, attempts = ?, since = ?, told = ?"
                  + " where schedule = ? and slot = ?",
              outcome.state().name(),
              StateStore.note(outcome.reason()),
              outcome.attempts(),
              outcome.since().toEpochMilli(),
              outcome.told(),
              slot.schedule(),
              slot.nominal().toString());
          StateStore.change(
              connection,
              "update attempts set ended_at = ?, outcome = ?, note = ?"
                  + " where schedule = ? and slot = ? and token = ?",
              now.toEpochMilli(),
              outcome.state().name(),
              StateStore.note(outcome.reason()),
              slot.schedule(),
              slot.nominal().toString(),
              claim.token());
          return null;
        });
  }

  /** Lets go of what runners held that are known to be dead. */
  public void free(Predicate<String> dead, Instant now) {
    List<SlotRow> lost =
        new Slots(store)
            .all().stream()
                .filter(one -> one.state() == SlotState.running && dead.test(one.owner()))
                .toList();
    if (!lost.isEmpty()) {
      store.in(
          connection -> {
            lost.forEach(one -> new SlotTasks(connection, one.owner(), now).free(one.slot().id()));
            return null;
          });
    }
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
