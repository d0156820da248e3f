package io.countersign.schedules.slot;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.SqlFile;
import io.countersign.schedules.state.StateStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who works on a slot: one at a time, and only who holds the claim says what became of it. Each
 * claim raises the slot's token in the statement that takes it, and all that its holder says later
 * is written only where the token is still theirs. Instants are of the wall's clock.
 */
public record Claims(StateStore store) {
  /** After how long a runner that is not heard of counts as dead. */
  public static final Duration LEASE = Duration.ofMinutes(5);

  private static final String CLAIM = SqlFile.read(Claims.class, "claim.sql");
  private static final String BEAT = SqlFile.read(Claims.class, "beat.sql");
  private static final String END = SqlFile.read(Claims.class, "end.sql");
  private static final String LOST = SqlFile.read(Claims.class, "attempt_lost.sql");
  private static final String BEGAN = SqlFile.read(Claims.class, "attempt_began.sql");
  private static final String ENDED = SqlFile.read(Claims.class, "attempt_ended.sql");

  /**
   * Takes a slot, also one whose holder let the lease end.
   *
   * @return empty where somebody else was faster
   */
  public Optional<Claim> claim(Slot slot, String owner, Instant now, Duration lease) {
    String nominal = slot.nominal().toString();
    long at = now.toEpochMilli();
    long unheard = now.minus(lease).toEpochMilli();
    return store.in(
        connection -> {
          int taken =
              StateStore.change(
                  connection, CLAIM, owner, at, slot.schedule(), nominal, at, unheard);
          return taken == 0 ? Optional.empty() : Optional.of(began(connection, slot, owner, at));
        });
  }

  private static Claim began(Connection connection, Slot slot, String owner, long at)
      throws SQLException {
    String nominal = slot.nominal().toString();
    Claim claim =
        StateStore.list(
                connection,
                row -> new Claim(SlotRow.of(row), owner, row.getLong("token")),
                SlotRow.SELECT + "where schedule = ? and slot = ?",
                slot.schedule(),
                nominal)
            .get(0);
    StateStore.change(connection, LOST, at, slot.schedule(), nominal);
    StateStore.change(connection, BEGAN, slot.schedule(), nominal, claim.token(), owner, at);
    return claim;
  }

  /**
   * Says that the work goes on.
   *
   * @throws ClaimLost where somebody else has taken the slot
   */
  public void beat(Claim claim, Instant now) {
    Slot slot = claim.standing().slot();
    int held =
        store.change(
            BEAT, now.toEpochMilli(), slot.schedule(), slot.nominal().toString(), claim.token());
    if (held == 0) {
      throw new ClaimLost(slot.id());
    }
  }

  /**
   * Says what became of the work, and lets go.
   *
   * @throws ClaimLost where somebody else has taken the slot; then nothing is written
   */
  public void end(Claim claim, AttemptResult outcome, Instant now) {
    Slot slot = claim.standing().slot();
    String nominal = slot.nominal().toString();
    String state = outcome.state().name();
    String reason = StateStore.note(outcome.reason());
    store.in(
        connection -> {
          int held =
              StateStore.change(
                  connection,
                  END,
                  state,
                  reason,
                  outcome.attempts(),
                  outcome.since().toEpochMilli(),
                  outcome.told(),
                  outcome.again().map(Instant::toEpochMilli).orElse(null),
                  slot.schedule(),
                  nominal,
                  claim.token());
          if (held == 0) {
            throw new ClaimLost(slot.id());
          }
          return StateStore.change(
              connection,
              ENDED,
              now.toEpochMilli(),
              state,
              reason,
              slot.schedule(),
              nominal,
              claim.token());
        });
  }

  /** Lets go of what runners held that are known to be dead. */
  public void free(Predicate<String> dead) {
    store
        .list(row -> row.getString(1), "select distinct owner from slots where state = 'running'")
        .stream()
        .filter(dead)
        .forEach(
            owner ->
                store.change(
                    "update slots set heard_at = null where state = 'running' and owner = ?",
                    owner));
  }
}
