package io.countersign.ingest.sample;

import java.time.Instant;

/** The tickets whose right answer is known; see stories.yml. Times are Berlin's. */
final class DeskStories {
  private DeskStories() {}

  static void file(Desk desk) {
    fellDueAtClosingTime(desk);
    raisedLater(desk);
    paused(desk);
    longSunday(desk);
    openPastDue(desk);
    causedByChange(desk);
    cannotBeRead(desk);
  }

  /**
   * Eight business hours from Friday 10:00 run out at Friday 18:00; solved on Monday at 8:00 sharp.
   */
  private static void fellDueAtClosingTime(Desk desk) {
    simple(desk, "INC-90001", "ERP", "P2", "2026-06-12T10:00", "2026-06-15T08:00");
  }

  /**
   * Thirty hours were promised, twenty-four were needed; on the way it became a P1, which has four.
   */
  private static void raisedLater(Desk desk) {
    Ticket ticket = ticket("INC-90002", "CRM", "P3", "2026-05-04T08:00", "2026-05-06T12:00");
    answered(desk, ticket);
    desk.journal(ticket.number(), Calendar.berlin("2026-05-05T10:00"), "PRIO", "P3", "P1");
    fixed(desk, ticket);
    desk.files(ticket.priority("P1"), "", 0);
  }

  /** Two days on hold between one hour and five. */
  private static void paused(Desk desk) {
    Ticket ticket = ticket("INC-90003", "MAIL", "P2", "2026-06-22T09:00", "2026-06-24T15:00");
    answered(desk, ticket);
    desk.state(ticket.number(), Calendar.berlin("2026-06-22T10:00"), "WIP", "HOLD");
    desk.state(ticket.number(), Calendar.berlin("2026-06-24T10:00"), "HOLD", "WIP");
    fixed(desk, ticket);
    desk.files(ticket, "", 0);
  }

  /** From noon to noon over the night on which the clocks go back. */
  private static void longSunday(Desk desk) {
    simple(desk, "INC-90004", "PLANTNET", "P4", "2026-10-24T12:00", "2026-10-25T12:00");
  }

  /** Answered and never solved. */
  private static void openPastDue(Desk desk) {
    Ticket ticket = ticket("INC-90005", "PRINT", "P2", "2026-10-05T09:00", null);
    answered(desk, ticket);
    desk.files(ticket.state("WIP"), "", 0);
  }

  /** Given to somebody, and only then found to be about something else. */
  private static void causedByChange(Desk desk) {
    String number = "INC-90006";
    desk.journal(number, Calendar.berlin("2026-08-20T09:10"), "AGENT", "", "agent.stein");
    desk.journal(number, Calendar.berlin("2026-08-20T09:40"), "AREA", "MAIL", "SHOP");
    simple(desk, number, "SHOP", "P1", "2026-08-20T09:00", "2026-08-20T11:00");
  }

  /** Two that came over from an older desk in a state nobody can read. */
  private static void cannotBeRead(Desk desk) {
    desk.files(ticket("INC-90007", "MAIL", "P4", "2025-11-10T09:00", null).state("LIMBO"), "", 0);
    desk.files(ticket("INC-90008", "MAIL", "P4", "2025-11-11T09:00", null).state("LIMBO"), "", 0);
  }

  private static void simple(
      Desk desk, String number, String service, String priority, String opened, String fixed) {
    Ticket ticket = ticket(number, service, priority, opened, fixed);
    answered(desk, ticket);
    fixed(desk, ticket);
    desk.files(ticket, "", 0);
  }

  private static Ticket ticket(
      String number, String service, String priority, String opened, String fixed) {
    Instant from = Calendar.berlin(opened);
    Instant to = fixed == null ? null : Calendar.berlin(fixed);
    return new Ticket(number, "INC", service, priority, "DONE", from, from.plusSeconds(300), to);
  }

  private static void answered(Desk desk, Ticket ticket) {
    desk.state(ticket.number(), ticket.answered(), "NEW", "WIP");
  }

  private static void fixed(Desk desk, Ticket ticket) {
    desk.state(ticket.number(), ticket.fixed(), "WIP", "FIXED");
    desk.state(ticket.number(), ticket.fixed().plusSeconds(172_800), "FIXED", "DONE");
  }
}
