package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The changes whose right answer is known; see stories.yml. Times are Berlin's. */
final class ChangeStories {
  private static final int MADE = 6;
  private static final String MANAGER = "chg.moser";

  private ChangeStories() {}

  /** How many changes it filed. */
  static int file(ChangeDesk desk) {
    Change praised = approved(desk, normal("CHG-9001", "PORTAL", "2026-09-10T20:00"));
    desk.files(praised, "", Calendar.berlin("2026-09-11T20:30"));
    Change broke = approved(desk, normal("CHG-9002", "SHOP", "2026-08-19T20:00"));
    desk.files(broke, "", null);
    desk.blames("INC-90006", broke.number(), Calendar.berlin("2026-08-21T09:00"));
    desk.files(approved(desk, normal("CHG-9003", "MAIL", "2026-10-28T20:00")), "", null);
    votedBadly(desk);
    urgent(desk);
    desk.rollsOut("D-9001", "PAYROLL", Calendar.berlin("2026-06-30T22:10"), "");
    return MADE;
  }

  /** One a day late, one by the person who did it. */
  private static void votedBadly(ChangeDesk desk) {
    Change early = normal("CHG-9004", "CRM", "2026-07-14T20:00");
    approved(desk, early, MANAGER, early.to().plus(1, ChronoUnit.DAYS));
    desk.files(early, "", null);
    Change own = normal("CHG-9005", "DWH", "2026-07-21T20:00");
    approved(desk, own, Change.IMPLEMENTER, own.from().minus(20, ChronoUnit.HOURS));
    desk.files(own, "", null);
  }

  private static Change approved(ChangeDesk desk, Change change) {
    approved(desk, change, MANAGER, change.from().minus(20, ChronoUnit.HOURS));
    return change;
  }

  /** Begun before anybody said yes, and allowed eleven hours later: the rule gives two days. */
  private static void urgent(ChangeDesk desk) {
    Instant from = Calendar.berlin("2026-07-28T03:00");
    Change urgent =
        new Change("CHG-9006", "EMG", "EPATCH", "ERP", from, from.plus(2, ChronoUnit.HOURS), "OK");
    desk.votes(urgent, 1, "MGR", "emg.dahl", from.plus(11, ChronoUnit.HOURS));
    proven(desk, urgent);
    desk.files(urgent, "", null);
  }

  private static Change normal(String number, String service, String local) {
    Instant from = Calendar.berlin(local);
    return new Change(number, "NRM", "INFRA", service, from, from.plus(2, ChronoUnit.HOURS), "OK");
  }

  private static void approved(ChangeDesk desk, Change change, String second, Instant given) {
    desk.votes(change, 1, "RISK", "risk.olsen", change.from().minus(44, ChronoUnit.HOURS));
    desk.votes(change, 2, "TECH", second, given);
    proven(desk, change);
  }

  /** Nobody held CHG-9002 against the days on which nothing may be changed. */
  private static void proven(ChangeDesk desk, Change change) {
    desk.attaches(change, "TEST", "PASS", change.from().minus(26, ChronoUnit.HOURS));
    desk.attaches(change, "BACKOUT_PLAN", "", change.from().minus(26, ChronoUnit.HOURS));
    desk.attaches(change, "DONE_NOTE", "", change.to());
    desk.attaches(change, "REVIEW", "PASS", change.to().plus(2, ChronoUnit.DAYS));
    change.proofs().stream()
        .filter(sort -> !change.number().equals("CHG-9002") || !sort.equals("FREEZE"))
        .forEach(sort -> desk.proves(change, sort));
  }
}
