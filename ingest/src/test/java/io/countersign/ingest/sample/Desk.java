package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service desk's own tables. Its times are seconds since 1970. */
final class Desk {
  private static final Map<String, Long> NAIVE_TARGETS =
      Map.of("P1", 14_400L, "P2", 28_800L, "P3", 259_200L, "P4", 604_800L);
  private final Sheet tickets;
  private final Sheet journal;
  private final Map<String, Integer> steps = new HashMap<>();

  Desk(SampleTables tables) {
    this.tickets = tables.sheet("DESK.TICKET");
    this.journal = tables.sheet("DESK.JOURNAL");
  }

  static Object seconds(Instant at) {
    return at == null ? "" : at.getEpochSecond();
  }

  /**
   * Writes the ticket with what it says of its surroundings; the rest is drawn from the ticket's
   * own dice.
   */
  void files(Ticket ticket, String initiative, int reopens) {
    Chance chance = Chance.of("ticket " + ticket.number());
    boolean done = ticket.state().equals("DONE");
    Object doneAt = done ? seconds(ticket.fixed().plus(2, ChronoUnit.DAYS)) : "";
    String agent = ticket.answered() == null ? "" : chance.pick(Words.AGENTS);
    tickets.add(
        List.of(ticket.number(), ticket.sort(), chance.pick(Words.CATEGORIES), ticket.service()),
        List.of(
            ticket.priority(),
            "standard",
            chance.between(1, 3),
            chance.between(1, 3),
            ticket.state()),
        List.of("user" + chance.between(100, 899), agent),
        List.of(chance.pick(Words.GROUPS), chance.pick(Words.DEPARTMENTS)),
        List.of(
            seconds(ticket.opened()), seconds(ticket.answered()), seconds(ticket.fixed()), doneAt),
        List.of(reopens, initiative, "", "", missed(ticket) ? "Y" : "N"));
  }

  /**
   * The desk itself knows no calendar: it compares the clock on the wall with the target of the
   * priority.
   */
  private static boolean missed(Ticket ticket) {
    Instant stopped = ticket.fixed() == null ? Calendar.AS_OF : ticket.fixed();
    long passed = ChronoUnit.SECONDS.between(ticket.opened(), stopped);
    return passed > NAIVE_TARGETS.get(ticket.priority());
  }

  Desk state(String ticket, Instant at, String was, String now) {
    return journal(ticket, at, "STATE", was, now);
  }

  Desk journal(String ticket, Instant at, String what, String was, String now) {
    journal.add(ticket, seconds(at), steps.merge(ticket, 1, Integer::sum), what, was, now, "desk");
    return this;
  }

  int filed() {
    return tickets.size();
  }
}
