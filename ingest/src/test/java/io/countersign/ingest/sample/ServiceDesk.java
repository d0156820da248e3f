package io.countersign.ingest.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A year of tickets: most kept in time, some paused, some reopened, some raised, some still open.
 */
final class ServiceDesk {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 3);
  private static final int DAYS = 365;
  private final Desk desk;
  private final List<Ticket> tickets = new ArrayList<>();

  ServiceDesk(SampleTables tables) {
    this.desk = new Desk(tables);
  }

  /** All tickets in the order of their numbers; the stories among them are filed apart. */
  List<Ticket> write(int count) {
    DeskStories.file(desk);
    int ordinary = count - desk.filed();
    for (int number = 1; number <= ordinary; number++) {
      Chance chance = Chance.of("ordinary ticket " + number);
      write(number, opened(chance, number, ordinary), chance);
    }
    return tickets;
  }

  /** Numbers grow with time. Mostly on working days, between 8 and 17 in Berlin. */
  private static Instant opened(Chance chance, int number, int ordinary) {
    LocalDate day = FIRST_DAY.plusDays((long) number * DAYS / ordinary);
    int weekday = day.getDayOfWeek().getValue();
    if (weekday > 5 && chance.percent(85)) {
      day = day.minusDays(weekday - 5L);
    }
    return Calendar.berlin(day, chance.between(8, 16), chance.between(0, 59));
  }

  private void write(int number, Instant opened, Chance chance) {
    String sort = List.of("INC", "REQ", "PRB", "TSK").get(chance.weighted(55, 38, 3));
    String priority =
        List.of("P1", "P2", "P3", "P4")
            .get(sort.equals("INC") ? chance.weighted(4, 14, 52) : 2 + chance.weighted(60));
    String id = "%s-%05d".formatted(sort, number);
    Pace pace = Pace.of(priority, chance);
    Instant answered = reached(opened.plus(pace.answers()));
    Instant fixed = answered == null ? null : reached(opened.plus(pace.fixes()));
    Ticket ticket =
        new Ticket(id, sort, chance.pick(Words.SERVICES), priority, "NEW", opened, answered, fixed);
    ticket = ticket.state(state(ticket, chance));
    desk.files(ticket, initiative(chance), history(ticket, chance));
    tickets.add(ticket);
  }

  private static Instant reached(Instant at) {
    return at.isBefore(Calendar.AS_OF) ? at.truncatedTo(ChronoUnit.SECONDS) : null;
  }

  private static String state(Ticket ticket, Chance chance) {
    if (ticket.fixed() != null) {
      boolean closed = ticket.fixed().plus(2, ChronoUnit.DAYS).isBefore(Calendar.AS_OF);
      return closed && chance.percent(92) ? "DONE" : "FIXED";
    }
    return ticket.answered() == null ? "NEW" : "WIP";
  }

  private static String initiative(Chance chance) {
    return chance.percent(8) ? "M%03d".formatted(chance.between(1, Words.ORDINARY_MEASURES)) : "";
  }

  /** Writes the journal; how often the ticket was reopened. */
  private int history(Ticket ticket, Chance chance) {
    if (ticket.answered() != null) {
      desk.state(ticket.number(), ticket.answered(), "NEW", "WIP");
    }
    if (ticket.fixed() == null) {
      return 0;
    }
    Duration work = Duration.between(ticket.answered(), ticket.fixed());
    pauses(ticket, work, chance);
    boolean reopened = chance.percent(4);
    if (reopened) {
      reopens(ticket, work);
    }
    desk.state(ticket.number(), ticket.fixed(), "WIP", "FIXED");
    if (ticket.state().equals("DONE")) {
      desk.state(ticket.number(), ticket.fixed().plus(2, ChronoUnit.DAYS), "FIXED", "DONE");
    }
    return reopened ? 1 : 0;
  }

  private void reopens(Ticket ticket, Duration work) {
    Instant first = ticket.answered().plus(work.multipliedBy(60).dividedBy(100));
    Instant again = ticket.answered().plus(work.multipliedBy(70).dividedBy(100));
    desk.state(ticket.number(), first, "WIP", "FIXED");
    desk.state(ticket.number(), again, "FIXED", "WIP");
  }

  private void pauses(Ticket ticket, Duration work, Chance chance) {
    if (chance.percent(22)) {
      Instant from = ticket.answered().plus(work.dividedBy(5));
      desk.state(ticket.number(), from, "WIP", "HOLD");
      desk.state(ticket.number(), from.plus(work.dividedBy(4)), "HOLD", "WIP");
    }
    if (chance.percent(6)) {
      Instant at = ticket.answered().plus(work.dividedBy(2));
      desk.journal(ticket.number(), at, "TEAM", "first-line", chance.pick(Words.GROUPS));
    }
  }
}
