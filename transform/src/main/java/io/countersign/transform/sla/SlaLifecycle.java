package io.countersign.transform.sla;

import io.countersign.transform.sla.SlaTransition.Ended;
import io.countersign.transform.sla.SlaTransition.Prioritised;
import io.countersign.transform.sla.SlaTransition.Reopened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Follows one metric of one ticket from its opening to as_of (S1 to S4, S6). */
final class SlaLifecycle {
  private final SlaTicket ticket;
  private final String metric;
  private final SlaRules rules;
  private final Instant asOf;
  private final List<SlaInstance> instances = new ArrayList<>();
  private final List<SlaInterval> solved = new ArrayList<>();
  private SlaPolicy policy;
  private SlaPolicy target;
  private String priority;
  private Instant started;
  private Ended ended;
  private Prioritised meanwhile;
  private boolean superseded;

  private SlaLifecycle(SlaTicket ticket, String metric, SlaRules rules, Instant asOf) {
    this.ticket = ticket;
    this.metric = metric;
    this.rules = rules;
    this.asOf = asOf;
  }

  /** Every instance of the metric; at least one. */
  static List<SlaInstance> of(SlaTicket ticket, String metric, SlaRules rules, Instant asOf) {
    SlaLifecycle walk = new SlaLifecycle(ticket, metric, rules, asOf);
    walk.begin(ticket.opened());
    SlaHistory history = SlaHistory.of(ticket, metric, asOf);
    if (history.problem().isPresent() && walk.policy != null) {
      walk.add(null, null, List.of(), SlaStatus.unread("excluded", history.problem().get()));
      return walk.instances;
    }
    history.moments().forEach(walk::take);
    walk.close();
    return walk.instances;
  }

  private void begin(Instant at) {
    started = at;
    priority = ticket.priorityAt(at);
    policy = rules.promise(ticket, metric, priority, at).orElse(null);
    target = policy;
    ended = null;
    meanwhile = null;
    solved.clear();
  }

  private void take(SlaTransition moment) {
    if (moment instanceof Ended end) {
      ended = end;
    } else if (moment instanceof Reopened) {
      reopen(moment.at());
    } else if (moment instanceof Prioritised change && policy != null) {
      if (ended == null) {
        reprioritise(change.at(), change.priority());
      } else {
        meanwhile = change;
      }
    }
  }

  /** What happens to a promise when the priority changes is for the promise itself to say (S2). */
  private void reprioritise(Instant at, String itsPriority) {
    if (Objects.equals(itsPriority, priority)) {
      return;
    }
    switch (policy.onPriorityChange()) {
      case "retarget" ->
          rules
              .promise(ticket, metric, itsPriority, started)
              .ifPresent(other -> retarget(other, itsPriority));
      case "reset" -> {
        ended = new Ended(at, true);
        supersede(at);
      }
      default -> {}
    }
  }

  private void retarget(SlaPolicy other, String itsPriority) {
    target = other;
    priority = itsPriority;
  }

  /** What the priority became while it was solved takes effect now (S2). */
  private void reopen(Instant at) {
    Prioritised change = meanwhile;
    meanwhile = null;
    resume(at);
    if (change != null) {
      reprioritise(at, change.priority());
    }
  }

  private void resume(Instant at) {
    String rule = policy == null ? "continue" : policy.onReopen();
    switch (rule) {
      case "new" -> {
        supersede(at);
      }
      case "restart" -> {
        started = at;
        solved.clear();
      }
      default -> solved.add(new SlaInterval(ended.at(), at, "solved"));
    }
    ended = null;
  }

  /** The promise ends here, and another begins. */
  private void supersede(Instant at) {
    superseded = true;
    close();
    superseded = false;
    begin(at);
  }

  private void close() {
    Instant stopped = ended == null ? null : ended.at();
    SlaHours hours = policy == null ? null : rules.hours(policy, ticket, started).orElse(null);
    if (policy == null) {
      add(stopped, null, List.of(), SlaStatus.unread("no_target", null));
    } else if (hours == null) {
      add(stopped, null, List.of(), SlaStatus.unread("excluded", unreadable()));
    } else if (target.targetSeconds() == null && target.targetDays() == null) {
      add(stopped, null, List.of(), SlaStatus.unread("excluded", "policy_without_target"));
    } else {
      read(hours, stopped);
    }
  }

  private String unreadable() {
    return policy.calendar() == null ? "no_calendar" : "calendar_unreadable";
  }

  private void read(SlaHours hours, Instant stopped) {
    Instant until = stopped == null ? asOf : stopped;
    List<SlaInterval> pauses = pauses();
    boolean paused = stopped == null && pauses.stream().anyMatch(pause -> pause.to() == null);
    List<SlaInterval> stretches = SlaInterval.between(started, until, pauses);
    SlaClockRun run = new SlaClockRun(hours, stretches, started, stopped, until, paused);
    try {
      SlaStatus reading = run.read(target, ended != null && ended.cancelled());
      add(stopped, hours, stretches, reading);
    } catch (IllegalArgumentException e) {
      add(stopped, null, List.of(), SlaStatus.unread("excluded", "calendar_never_works"));
    }
  }

  /** The stretches in which a status of the policy stood, and those between solved and reopened. */
  private List<SlaInterval> pauses() {
    List<SlaInterval> pauses = new ArrayList<>(solved);
    String status = ticket.statusAt(started);
    Instant since = started;
    for (SlaEvent change : ticket.after("status", started)) {
      if (policy.pauses().contains(status)) {
        pauses.add(new SlaInterval(since, change.at(), status));
      }
      since = change.at();
      status = change.now() == null ? status : change.now();
    }
    if (policy.pauses().contains(status)) {
      pauses.add(new SlaInterval(since, null, status));
    }
    return pauses;
  }

  private void add(
      Instant stopped, SlaHours hours, List<SlaInterval> stretches, SlaStatus reading) {
    instances.add(
        new SlaInstance(
            metric,
            instances.size() + 1,
            policy,
            target,
            priority,
            hours,
            started,
            stopped,
            stretches,
            superseded,
            reading));
  }
}
