package io.countersign.transform.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Signs that somebody helped the clock (S9). They prove nothing; they are where to look first. */
record SlaTampering(SlaInstance instance, SlaTicket ticket, SlaRules rules) {
  /**
   * The last five minutes before the breach, in business seconds; also how late a record may be.
   */
  private static final long LAST_MINUTES = 300;

  private static final long DAY = 86_400;

  /** The signs found, {@code ;} between; null where there is none. */
  static String of(SlaInstance instance, SlaTicket ticket, SlaRules rules) {
    if (instance.hours() == null) {
      return null;
    }
    SlaTampering signs = new SlaTampering(instance, ticket, rules);
    List<String> found = new ArrayList<>();
    if (signs.pausedAtTheEdge()) {
      found.add("pause_near_breach");
    }
    if (signs.solutionBackDated()) {
      found.add("resolution_back_dated");
    }
    if (signs.priorityLoweredLate()) {
      found.add("priority_lowered_after_breach");
    }
    if (signs.resetThereAndBack()) {
      found.add("priority_there_and_back");
    }
    return found.isEmpty() ? null : String.join(";", found);
  }

  private boolean pausedAtTheEdge() {
    return instance.stretches().stream()
        .filter(stretch -> !stretch.runs() && !stretch.why().equals("solved"))
        .anyMatch(pause -> left(pause).filter(seconds -> seconds <= LAST_MINUTES).isPresent());
  }

  /**
   * Business seconds that were left of the target when a pause began; negative after the breach.
   */
  private Optional<Long> left(SlaInterval pause) {
    if (instance.target().targetSeconds() != null) {
      long used = instance.counted(instance.started(), pause.from());
      return Optional.of(instance.target().targetSeconds() - used);
    }
    return Optional.ofNullable(instance.reading().latest())
        .map(due -> instance.hours().seconds(pause.from(), due) - pausedFrom(pause, due));
  }

  /** What this and later pauses pushed the deadline on by (S3d). */
  private long pausedFrom(SlaInterval pause, Instant due) {
    return instance.stretches().stream()
        .filter(other -> !other.runs() && !other.from().isBefore(pause.from()))
        .filter(other -> !other.from().isAfter(due))
        .mapToLong(other -> instance.hours().seconds(other.from(), other.to()))
        .sum();
  }

  /** The ticket says that it was solved well before its history shows it. */
  private boolean solutionBackDated() {
    Instant stopped = instance.stopped();
    return stopped != null
        && instance.metric().equals("resolution")
        && stopped.equals(ticket.resolved())
        && ticket.ending().filter(at -> at.isAfter(stopped.plusSeconds(LAST_MINUTES))).isPresent();
  }

  private boolean priorityLoweredLate() {
    return ticket.after("priority", instance.started()).stream()
        .filter(change -> change.was() != null)
        .filter(change -> promised(change.now()) > promised(change.was()))
        .anyMatch(change -> overdue(change.was(), change.at()));
  }

  /** A reset to a priority that it had before: what had run by then is forgiven. */
  private boolean resetThereAndBack() {
    String priority = instance.priority();
    List<SlaEvent> changes =
        ticket.after("priority", ticket.opened()).stream()
            .filter(change -> !change.at().isAfter(instance.started()))
            .toList();
    return instance.policy().onPriorityChange().equals("reset")
        && changes.stream()
            .filter(change -> change.at().equals(instance.started()))
            .anyMatch(change -> Objects.equals(change.now(), priority))
        && changes.stream().anyMatch(change -> Objects.equals(change.was(), priority));
  }

  private Optional<SlaPolicy> promise(String priority) {
    return rules.promise(ticket, instance.metric(), priority, instance.started());
  }

  private long promised(String priority) {
    return promise(priority).map(SlaTampering::length).orElse(Long.MAX_VALUE);
  }

  private static long length(SlaPolicy policy) {
    return policy.targetSeconds() != null
        ? policy.targetSeconds()
        : policy.targetDays() == null ? Long.MAX_VALUE : policy.targetDays() * DAY;
  }

  private boolean overdue(String priority, Instant at) {
    SlaPolicy broken = promise(priority).orElse(null);
    if (broken == null || (broken.targetSeconds() == null && broken.targetDays() == null)) {
      return false;
    }
    return broken.targetSeconds() != null
        ? instance.counted(instance.started(), at) > broken.targetSeconds()
        : at.isAfter(due(broken));
  }

  private Instant due(SlaPolicy policy) {
    int days = Math.toIntExact(policy.targetDays());
    return instance.hours().addDays(instance.started(), days, policy.cutOff());
  }
}
