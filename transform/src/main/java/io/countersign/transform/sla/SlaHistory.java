package io.countersign.transform.sla;

import io.countersign.transform.sla.SlaTransition.Ended;
import io.countersign.transform.sla.SlaTransition.Prioritised;
import io.countersign.transform.sla.SlaTransition.Reopened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happened to the clock of one metric, or why nobody can say.
 *
 * @param moments after the opening, in order
 * @param problem why the ticket is excluded (S4); empty where it is not
 */
record SlaHistory(List<SlaTransition> moments, Optional<String> problem) {

  static SlaHistory of(SlaTicket ticket, String metric, Instant asOf) {
    SlaHistory resolution = resolution(ticket, asOf);
    return metric.equals("resolution") ? resolution : answer(ticket, resolution, asOf);
  }

  /** An answer is there once, so reopening does not touch it. */
  private static SlaHistory answer(SlaTicket ticket, SlaHistory resolution, Instant asOf) {
    Instant answered = ticket.answered();
    if (answered != null && !answered.isAfter(asOf)) {
      return answered.isBefore(ticket.opened())
          ? excluded("stopped_before_start")
          : with(ticket, List.of(new Ended(answered, false)));
    }
    Optional<Ended> end =
        resolution.moments.stream()
            .filter(Ended.class::isInstance)
            .map(Ended.class::cast)
            .findFirst();
    if (resolution.problem.isPresent() || end.isEmpty()) {
      return resolution;
    }
    return end.get().cancelled()
        ? with(ticket, List.of(end.get()))
        : excluded("answer_not_recorded");
  }

  private static SlaHistory resolution(SlaTicket ticket, Instant asOf) {
    List<SlaTransition> course = course(ticket);
    Instant rowEnd = ticket.resolved() == null ? ticket.closed() : ticket.resolved();
    if (rowEnd != null && rowEnd.isAfter(asOf)) {
      return with(ticket, course);
    }
    return SlaTicket.ended(ticket.status())
        ? atAnEnd(ticket, course)
        : stillOpen(ticket, course, rowEnd);
  }

  /** An open ticket with an instant of solving, and no reopening after it, contradicts itself. */
  private static SlaHistory stillOpen(
      SlaTicket ticket, List<SlaTransition> course, Instant rowEnd) {
    SlaTransition last = last(course);
    boolean untouched = last == null && rowEnd == null;
    boolean reopened = last instanceof Reopened && (rowEnd == null || !rowEnd.isAfter(last.at()));
    return untouched || reopened ? with(ticket, course) : excluded("solved_but_open");
  }

  private static SlaHistory atAnEnd(SlaTicket ticket, List<SlaTransition> course) {
    Instant end = end(ticket, course).orElse(null);
    if (end == null) {
      return excluded("end_not_recorded");
    }
    if (end.isBefore(ticket.opened())) {
      return excluded("stopped_before_start");
    }
    List<SlaTransition> whole = new ArrayList<>(course);
    if (last(course) instanceof Ended) {
      whole.remove(whole.size() - 1);
    }
    whole.add(new Ended(end, SlaTicket.cancelled(ticket.status())));
    return with(ticket, whole);
  }

  private static SlaTransition last(List<SlaTransition> course) {
    return course.isEmpty() ? null : course.get(course.size() - 1);
  }

  /** The ticket's own instant of solving, unless it was reopened since; then the history's. */
  private static Optional<Instant> end(SlaTicket ticket, List<SlaTransition> course) {
    Instant since =
        course.stream()
            .filter(Reopened.class::isInstance)
            .map(SlaTransition::at)
            .reduce((a, b) -> b)
            .orElse(Instant.MIN);
    List<Instant> candidates = new ArrayList<>();
    candidates.add(ticket.resolved());
    if (last(course) instanceof Ended ended) {
      candidates.add(ended.at());
    }
    candidates.add(ticket.closed());
    return candidates.stream().filter(at -> at != null && !at.isBefore(since)).findFirst();
  }

  /** Ends and reopenings that the status history shows. */
  private static List<SlaTransition> course(SlaTicket ticket) {
    List<SlaTransition> course = new ArrayList<>();
    String status = ticket.statusAt(ticket.opened());
    if (SlaTicket.ended(status)) {
      course.add(new Ended(ticket.opened(), SlaTicket.cancelled(status)));
    }
    for (SlaEvent change : ticket.after("status", ticket.opened())) {
      String next = change.now() == null ? status : change.now();
      if (SlaTicket.ended(next) && !SlaTicket.ended(status)) {
        course.add(new Ended(change.at(), SlaTicket.cancelled(next)));
      } else if (!SlaTicket.ended(next) && SlaTicket.ended(status)) {
        course.add(new Reopened(change.at()));
      }
      status = next;
    }
    return course;
  }

  private static SlaHistory with(SlaTicket ticket, List<SlaTransition> course) {
    List<SlaTransition> moments = new ArrayList<>(course);
    ticket.after("priority", ticket.opened()).stream()
        .filter(change -> !ticket.firstPriority().equals(Optional.of(change)))
        .forEach(change -> moments.add(new Prioritised(change.at(), change.now())));
    moments.sort(Comparator.comparing(SlaTransition::at));
    return new SlaHistory(moments, Optional.empty());
  }

  private static SlaHistory excluded(String reason) {
    return new SlaHistory(List.of(), Optional.of(reason));
  }
}
