package io.countersign.schedules.slot;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ScheduledTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Slots as one-time tasks of db-scheduler, which carries who has picked which, when they were last
 * heard of, and when it is due again. The version that each picking raises is the fencing token. It
 * works on the caller's connection: what it notes and what we note about a slot is one transaction.
 */
final class SlotTasks {
  private static final String NAME = "slot";

  /** What is done stays, so that its version goes on counting where a person asks for it again. */
  private static final Instant PARKED = Instant.parse("9999-12-31T00:00:00Z");

  private static final int AT_ONCE = 100_000;

  private final TaskRepository tasks;
  private final Instant now;

  /**
   * @param owner who picks
   * @param now of the wall's clock: leases and pauses are of it
   */
  SlotTasks(Connection connection, String owner, Instant now) {
    this.now = now;
    TaskResolver known =
        new TaskResolver(
            SchedulerListeners.NOOP,
            () -> now,
            List.of(Tasks.oneTime(NAME).execute((instance, context) -> {})));
    this.tasks =
        new JdbcTaskRepository(
            lent(connection),
            false,
            JdbcTaskRepository.DEFAULT_TABLE_NAME,
            known,
            new SchedulerName.Fixed(owner),
            false,
            () -> now);
  }

  /** A source that only ever gives this connection, and never lets it be closed. */
  private static DataSource lent(Connection connection) {
    ClassLoader loader = SlotTasks.class.getClassLoader();
    Object open =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("close")
                    ? null
                    : method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return (DataSource)
        Proxy.newProxyInstance(
            loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> open);
  }

  void add(String slot, Instant due) {
    tasks.createIfNotExists(new ScheduledTaskInstance(new TaskInstance<>(NAME, slot), due));
  }

  /** Makes a slot that nobody holds due at an instant. */
  void due(String slot, Instant at) {
    tasks.getExecution(NAME, slot).ifPresent(task -> move(task, at, task.consecutiveFailures));
  }

  /** Nobody is to work on it. */
  void park(String slot) {
    due(slot, PARKED);
  }

  /** Those whose time has come and that nobody holds, or a holder that is not heard of. */
  Stream<String> due(Duration lease) {
    return Stream.concat(
            tasks.getDue(now, AT_ONCE).stream(), tasks.getDeadExecutions(now.minus(lease)).stream())
        .map(Execution::getId);
  }

  /**
   * Takes a slot.
   *
   * @return the token; empty where somebody else was faster
   */
  Optional<Long> pick(String slot, Duration lease) {
    return tasks
        .getExecution(NAME, slot)
        .filter(task -> !task.executionTime.isAfter(now))
        .flatMap(task -> task.picked ? freed(task, lease) : Optional.of(task))
        .flatMap(task -> tasks.pick(task, now))
        .map(task -> task.version);
  }

  private Optional<Execution> freed(Execution task, Duration lease) {
    return task.lastHeartbeat.isAfter(now.minus(lease))
            || !move(task, task.executionTime, task.consecutiveFailures)
        ? Optional.empty()
        : tasks.getExecution(NAME, task.getId());
  }

  /** Lets go of what a dead one holds. */
  void free(String slot) {
    tasks
        .getExecution(NAME, slot)
        .filter(Execution::isPicked)
        .ifPresent(task -> move(task, task.executionTime, task.consecutiveFailures));
  }

  /** False where the token is not the last one any more. */
  boolean beat(String slot, long token) {
    return held(slot, token).filter(task -> tasks.updateHeartbeat(task, now)).isPresent();
  }

  /**
   * Lets go of what is held, for it to be due again or never.
   *
   * @return false where the token is not the last one any more
   */
  boolean end(String slot, long token, Optional<Instant> again, int failures) {
    return held(slot, token).filter(task -> move(task, again.orElse(PARKED), failures)).isPresent();
  }

  private Optional<Execution> held(String slot, long token) {
    return tasks.getExecution(NAME, slot).filter(task -> task.picked && task.version == token);
  }

  /** False where somebody else was faster. */
  private boolean move(Execution task, Instant at, int failures) {
    try {
      return tasks.reschedule(task, at, task.lastSuccess, task.lastFailure, failures);
    } catch (ExecutionException e) {
      return false;
    }
  }
}
