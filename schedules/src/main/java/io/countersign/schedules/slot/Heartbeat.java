package io.countersign.schedules.slot;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Holds a claim while long work is done. */
public final class Heartbeat implements AutoCloseable {
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicReference<RuntimeException> lost = new AtomicReference<>();

  private Heartbeat() {}

  public static Heartbeat of(Claims claims, Claim claim, Clock wall) {
    Heartbeat beats = new Heartbeat();
    long every = Claims.LEASE.toMillis() / 5;
    var unused =
        beats.pulse.scheduleAtFixedRate(
            () -> {
              try {
                claims.beat(claim, wall.instant());
              } catch (ClaimLost e) {
                beats.lost.set(e);
              }
            },
            every,
            every,
            TimeUnit.MILLISECONDS);
    return beats;
  }

  /**
   * @throws ClaimLost where the claim was lost meanwhile
   */
  public void check() {
    Optional.ofNullable(lost.get())
        .ifPresent(
            e -> {
              throw e;
            });
  }

  @Override
  public void close() {
    pulse.shutdownNow();
  }
}
