package io.countersign.transform.sla;

import io.countersign.build.Inputs;
import io.countersign.lake.FewRows;
import java.io.Serializable;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Whose replies are answers: of those who held the role agent on the day. Where a company names no
 * agents, of everybody but the one who asked.
 *
 * @param held by person
 * @param zone of the days
 */
record SlaAgents(Map<String, List<Span>> held, ZoneId zone) implements Serializable {
  /**
   * A span of days.
   *
   * @param to the last day; null until further notice
   */
  record Span(LocalDate from, LocalDate to) implements Serializable {
    boolean contains(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  static SlaAgents of(Inputs inputs) {
    Map<String, List<Span>> held = new HashMap<>();
    FewRows.list(inputs.table("role_assignments").where("role = 'agent'"))
        .forEach(
            row ->
                held.computeIfAbsent(row.getAs("person"), person -> new ArrayList<>())
                    .add(new Span(day(row, "valid_from"), day(row, "valid_to"))));
    return new SlaAgents(held, inputs.company().zone());
  }

  private static LocalDate day(Row row, String column) {
    Date day = row.getAs(column);
    return day == null ? null : day.toLocalDate();
  }

  /**
   * When a ticket was answered; null where it was not.
   *
   * @param events in order; a reply names its person in {@code now}
   * @param said by the tool; it holds for tickets whose history has no replies
   */
  Instant answered(List<SlaEvent> events, String requester, Instant said) {
    List<SlaEvent> replies = events.stream().filter(e -> e.field().equals("reply")).toList();
    return replies.isEmpty()
        ? said
        : replies.stream()
            .filter(reply -> answers(reply, requester))
            .map(SlaEvent::at)
            .findFirst()
            .orElse(null);
  }

  private boolean answers(SlaEvent reply, String requester) {
    String person = reply.now();
    if (held.isEmpty()) {
      return person != null && !person.equals(requester);
    }
    LocalDate day = LocalDate.ofInstant(reply.at(), zone);
    return held.getOrDefault(person, List.of()).stream().anyMatch(span -> span.contains(day));
  }
}
