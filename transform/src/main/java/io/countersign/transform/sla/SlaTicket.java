package io.countersign.transform.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the clock must know of a ticket. Instants are whole seconds; null where not reached.
 *
 * @param system that the ticket is of; another one may give its number to another ticket
 * @param status as the row has it now
 * @param events in any order; sorted here
 */
record SlaTicket(
    String system,
    String id,
    String kind,
    String service,
    String priority,
    String level,
    String status,
    Instant opened,
    Instant answered,
    Instant resolved,
    Instant closed,
    List<SlaEvent> events) {
  private static final Set<String> ENDED = Set.of("resolved", "closed", "rejected", "cancelled");

  SlaTicket {
    events =
        events.stream()
            .sorted(Comparator.comparing(SlaEvent::at).thenComparing(SlaEvent::sequence))
            .toList();
  }

  static boolean ended(String status) {
    return ENDED.contains(status);
  }

  static boolean cancelled(String status) {
    return status.equals("cancelled") || status.equals("rejected");
  }

  /** The changes of one field after an instant. */
  List<SlaEvent> after(String field, Instant at) {
    List<SlaEvent> changes = new ArrayList<>();
    for (SlaEvent event : events) {
      if (event.field().equals(field) && event.at().isAfter(at)) {
        changes.add(event);
      }
    }
    return changes;
  }

  private List<SlaEvent> of(String field) {
    return after(field, Instant.MIN);
  }

  /** A first priority that was given late holds from the opening. */
  String priorityAt(Instant at) {
    String then = valueAt("priority", at, priority);
    return then == null ? firstPriority().map(SlaEvent::now).orElse(null) : then;
  }

  /** The event that gave a ticket without priority its first one. */
  Optional<SlaEvent> firstPriority() {
    return of("priority").stream().findFirst().filter(event -> event.was() == null);
  }

  /** When its history last shows it ended; empty where it does not. */
  Optional<Instant> ending() {
    return of("status").stream()
        .filter(change -> change.now() != null && ended(change.now()))
        .filter(change -> change.was() == null || !ended(change.was()))
        .map(SlaEvent::at)
        .reduce((a, b) -> b);
  }

  /** Null where the policy's own holds. */
  String calendarAt(Instant at) {
    return valueAt("calendar", at, null);
  }

  String serviceAt(Instant at) {
    return valueAt("service", at, service);
  }

  /** Where no history says otherwise a ticket begins as new. */
  String statusAt(Instant at) {
    String said = valueAt("status", at, "new");
    return said == null ? "new" : said;
  }

  private String valueAt(String field, Instant at, String otherwise) {
    List<SlaEvent> changes = of(field);
    String value = changes.isEmpty() ? otherwise : changes.get(0).was();
    for (SlaEvent change : changes) {
      if (!change.at().isAfter(at)) {
        value = change.now();
      }
    }
    return value;
  }
}
